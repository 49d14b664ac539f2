"""What the file says: shares, days, money and companies, without arithmetic of ownership."""
