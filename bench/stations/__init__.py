"""Many stations in one province: building, the first result on a phone, filtering."""
