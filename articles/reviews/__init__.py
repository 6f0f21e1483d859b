"""What readers say of a story: the form, what makes a review suspect, and what moderators do with it."""
