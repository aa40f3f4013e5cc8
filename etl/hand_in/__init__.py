"""Handing in (报送): what the page does with a file, from its bytes to the receipt and back."""
