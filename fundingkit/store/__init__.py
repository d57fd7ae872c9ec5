"""What is kept: dossiers, papers, verdicts and all that people write, in SQLite or PostgreSQL.

    store = open_store(load_settings())               # fundingkit.store.store, fundingkit.settings
    dossier = store.dossiers.create("Smart Musterstadt", "Musterstadt", ["mpsc-2021"], by="Anna")
    upload = store.upload(dossier.id, [("Leitbild.pdf", data)], by="Anna")   # findings, and a job
    store.jobs.get(upload.job.id).share               # watch it, cancel it; a worker does it
    review = store.review(dossier.id, "mpsc-2021")    # the workbench: one frozen view
    outcome = store.verdicts.give(
        dossier.id, "mpsc-2021", "R01", judgement, by="Anna", based_on=review.standings["R01"].revision
    )
    if outcome.conflict: ...                          # outcome.standing is what somebody else made of it

`store.dossiers`, `.papers`, `.verdicts`, `.snapshots`, `.people`, `.jobs`, `.journal`, `.catalogues`
are the services; `store.plans` has a register each for tasks, field texts, measures, cost and
financing lines, dates, attachments, weights, what-ifs and settings; `store.assessment`, `.agreement`,
`.take_snapshot` and `.application` put them together.

Rules that hold everywhere: services hand out frozen values and take plain ones; `by` is the
person; every change is a new row with person and time; `based_on` is the revision that the
person saw, and an outdated one is answered with what changed meanwhile, never overwritten.
Faults of an entry come as findings (in an outcome, or in `NotAccepted`); a number or id that
means nothing raises one of `fundingkit.errors`.
"""
