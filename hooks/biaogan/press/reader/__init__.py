"""Reads what a PDF page paints: operators to paints, with colour, place and ink."""
