// Everything the browser runs. Each page works without it.

import { createAll } from 'govuk-frontend/dist/govuk/init.mjs'
import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs'
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs'
import { NotificationBanner } from 'govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs'
import { SkipLink } from 'govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs'

import { quickExit } from './exit.mjs'
import { openInPrint } from './print.mjs'

quickExit(document.querySelector('[data-upheld-exit]'))
openInPrint()

// No radios and no checkboxes: what an answer opens is opened by the stylesheet, with no word of ARIA put wrongly.
document.body.classList.add('govuk-frontend-supported', 'upheld-script')
for (const component of [Button, ErrorSummary, NotificationBanner, SkipLink]) {
  createAll(component)
}
