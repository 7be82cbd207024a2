"""Records, and how rows become records and records rows: a module for each subject, as in models and admin."""
