"""Reading a plan in the browser: kept nowhere but in the visitor's sealed session, like the private check."""
