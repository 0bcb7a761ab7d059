"""The pages of the main window, a package each. They import models, widgets, actions and the bridge."""
