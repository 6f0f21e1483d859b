"""What editors put on the front themselves: the order of the top stories, and breaking news."""
