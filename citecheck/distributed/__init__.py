"""The same work on many machines, by Dask (extra `dask`); what comes out is the same.

`engine` shares the files of an ordinary run among workers; `scan_into` reads crawls and writes tables, part by part.
"""
