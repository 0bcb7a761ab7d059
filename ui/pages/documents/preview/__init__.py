"""The preview: typed blocks as safe HTML in a viewer that loads nothing but stored attachments."""
