"""What every page is made of: the layout, the components, the form fields, the formatter. It knows no subject."""
