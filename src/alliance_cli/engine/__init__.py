"""Systems of linear equations, exact or enclosed: numbers in, numbers out, nothing of ours."""
