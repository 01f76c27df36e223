"""Reading a plan in the browser: held in the visitor's sealed session, like the private check, or in a kept case."""
