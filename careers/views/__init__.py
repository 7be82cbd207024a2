"""Public pages, by subject. Every page depends on its address alone."""
