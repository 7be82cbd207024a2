"""A whole app in one folder, which tests/publishing/test_new_app.py copies and adds to the guide."""
