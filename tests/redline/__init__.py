"""Tests of redlines as HTML."""
