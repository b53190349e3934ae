"""Measures what a first visit costs on a cheap phone, beside a bare page and stock Material."""
