"""An assessment to the document of the contract: what JSON holds, and every other format is from.

Pure: no stream, no clock. Today is told in the context, for "in 6 days" and "20 days late".
"""
