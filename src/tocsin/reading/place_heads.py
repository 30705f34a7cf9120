"""Words around the names of places and persons that tell the one from the other."""

from collections.abc import Mapping

from tocsin.reading.wordlists import words

INTO = words("in at near from around outside to into of across through for toward towards downtown throughout")
SAYS = words("""said says told added asked testified wrote explained noted stated who whose is was has had will would could also did didn
    pleaded argued recalled described declined thinks believes wants resigned""")
TITLES = words("""mr mrs ms miss dr rev sen rep gov sgt lt col capt gen det officer judge justice mayor councilman councilwoman councilor
    commissioner president senator representative detective deputy chief sheriff attorney prosecutor director professor coach pastor
    superintendent supt trooper minister secretary spokesman spokeswoman prince princess king queen sir lord lady st saint father sister
    brother inspector pc constable sergeant captain lieutenant colonel general major corporal private reps messrs chairman chairwoman
    manager principal named called victim suspect defendant""")
HEADS: Mapping[str, str] = {
    word: kind
    for kind, told in {
        "way": """street st road rd avenue ave drive dr lane ln boulevard blvd highway hwy route rte rt interstate parkway pkwy circle
            court ct terrace place way crescent close bridge expressway turnpike freeway square alley trail pike roads streets avenues""",
        "water": """river rivers lake lakes creek bay sea ocean gulf strait canal falls fork reservoir pond sound harbor harbour channel
            lough loch springs basin delta estuary""",
        "land": """island islands isle isles mountain mountains mount hill hills valley desert peninsula coast beach cape point forest
            park peak plateau prairie ridge canyon plains heights shore county canyon wilderness refuge""",
        "admin": """county counties parish province provinces state states district districts township borough region prefecture
            governorate oblast municipality city town village republic territory kingdom department shire commune canton""",
        "org": """police department school schools university college hospital church council court times news herald post tribune gazette
            journal press inc corp corporation company co ltd llc group association society club committee commission board agency bureau
            service services office ministry authority union federation league party bank center centre institute foundation museum
            library company airlines airways fund network coalition administration army navy guard force forces team church chapel temple
            academy elementary high middle parliament congress senate house assembly government district fire sheriff records hotel inn
            restaurant plaza mall theatre theater stadium arena center medical health energy industries partners systems act bill cup
            award championship tournament classic festival day week hall tower building conference regiment division brigade united
            """,
    }.items()
    for word in told.split()
}
