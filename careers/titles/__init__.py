"""What a job title or the text of an advert means in this guide. static/js/titles.js decodes by the same rules."""
