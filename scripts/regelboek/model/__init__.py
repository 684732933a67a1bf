"""The rule book as data: frozen, without files, framework or HTML."""
