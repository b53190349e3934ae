"""The one Markdown dialect: parsing with places, and HTML."""
