// Compiles the look into ../static/upheld: two stylesheets, one script, the fonts and the licences.

import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import esbuild from 'esbuild'
import postcss from 'postcss'
import rtl from 'postcss-rtlcss'
import { Mode } from 'postcss-rtlcss/options'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, 'node_modules')
const out = join(here, '..', 'static', 'upheld')
const font = '@fontsource-variable/atkinson-hyperlegible-next'

const asked = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).devDependencies
for (const [name, version] of Object.entries(asked)) {
  const found = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')).version
  if (found !== version) throw new Error(`${name} is ${found}, package.json asks for ${version}: run npm install`)
}
const banner = `govuk-frontend ${asked['govuk-frontend']}, MIT: see licences/govuk-frontend.txt`

// quietDeps: govuk-frontend speaks to its own makers through warnings.
const compiled = sass.compile(join(here, 'scss', 'upheld.scss'), {
  loadPaths: [join(modules, 'govuk-frontend', 'dist')],
  style: 'compressed',
  quietDeps: true
})
// Spacing by "left" and "right" would be wrong from right to left, and nobody needs it. What a radio button opens is
// hidden by our own rule, which needs no script.
const unwanted = /\.govuk-\\!-(static-)?(margin|padding)-(left|right)-\d|__conditional--hidden/
const without = {
  postcssPlugin: 'without',
  Rule(rule) {
    if (unwanted.test(rule.selector)) rule.remove()
  },
  OnceExit(root) {
    root.walkAtRules('media', (each) => void (each.nodes.length || each.remove()))
  }
}
const css = postcss([without]).process(compiled.css, { from: undefined }).css

// Only what is different when the page runs from right to left; our own part needs none of it.
const faces = /@font-face\s*{[^}]*}/g
const mirrored = postcss([rtl({ mode: Mode.diff })]).process(css.replace(faces, ''), { from: undefined }).css
const own = readFileSync(join(here, 'scss', 'rtl.scss'), 'utf8')
const small = sass.compileString(mirrored + own, { style: 'compressed' }).css

// Plain ASCII, so that no server has to say how the file is written.
const plain = (text) =>
  text.replace(/^\ufeff/, '').replace(/[^\0-\x7f]/g, (one) => `\\${one.codePointAt(0).toString(16).padStart(6, '0')}`)

mkdirSync(join(out, 'fonts'), { recursive: true })
mkdirSync(join(out, 'licences'), { recursive: true })
writeFileSync(join(out, 'upheld.css'), `/* ${banner} */\n${plain(css)}\n`)
writeFileSync(join(out, 'upheld-rtl.css'), `/* ${banner} */\n${plain(small)}\n`)

await esbuild.build({
  entryPoints: [join(here, 'js', 'upheld.mjs')],
  outfile: join(out, 'upheld.js'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2017',
  legalComments: 'none',
  banner: { js: `/* ${banner} */` }
})

// The record of provision without a connection is our own alone, and left as it can be read. By the mark a test sees
// whether it was built again.
const offline = join(here, 'js', 'offline')
const sources = readdirSync(offline).sort().map((name) => readFileSync(join(offline, name)))
const mark = createHash('sha256').update(Buffer.concat(sources)).digest('hex')
for (const name of ['offline', 'worker']) {
  await esbuild.build({
    entryPoints: [join(offline, `${name}.mjs`)],
    outfile: join(out, `${name}.js`),
    bundle: true,
    format: name === 'worker' ? 'iife' : 'esm',
    target: 'es2020',
    legalComments: 'none',
    absWorkingDir: here,
    banner: { js: `/* Made of js/offline by build.mjs: ${mark} */` }
  })
}

for (const part of ['latin', 'latin-ext']) {
  const name = `atkinson-hyperlegible-next-${part}-wght-normal.woff2`
  copyFileSync(join(modules, font, 'files', name), join(out, 'fonts', name))
}
copyFileSync(join(modules, font, 'LICENSE'), join(out, 'licences', 'atkinson-hyperlegible-next.txt'))
// licences/govuk-frontend.txt is written by hand: its package carries the name of its licence, not the text.
