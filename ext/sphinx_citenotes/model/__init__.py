"""Sources, locators and their Chicago forms; neither Sphinx nor docutils."""
