"""Every page of the site as plain data: an address, a head and a finished body."""
