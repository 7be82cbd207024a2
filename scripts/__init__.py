"""What the Makefile and the container run around the site; nothing in the site imports it."""
