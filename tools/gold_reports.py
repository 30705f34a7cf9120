"""The reports of the small gold set and their codings, by hand, after the codebook. Documented events, told in our own words."""

from datetime import date

REPORTS = (
    {
        "name": "islamabad-hotel",
        "published": date(2008, 9, 21),
        "text": (
            "Truck bomb wrecks hotel in Islamabad\n"
            "A suicide bomber rammed an explosives-laden truck into the gate of the Marriott Hotel in Islamabad on Saturday evening, "
            "killing at least 53 people and wounding more than 250.\n"
            "No group has claimed the attack. Pakistan's interior ministry said it suspected the Pakistani Taliban."
        ),
        "actors": [
            ("a1", "interior ministry", "state", "PK", "Pakistan's interior ministry"),
            ("a2", "Pakistani Taliban", "armed_group", "PK", "Pakistani Taliban"),
            ("a3", "Pakistan", "state", "PK", "Pakistan@1"),
        ],
        "events": [
            {
                "type": "attack.bombing",
                "trigger": "rammed",
                "also": ["attack", "Truck bomb", "wrecks"],
                "by": [(None, "fact", "suicide bomber"), ("a2", "suspected", "Pakistani Taliban")],
                "against": [(None, "facility", "Marriott Hotel"), (None, "civilians", "people")],
                "weapons": ["explosives-laden truck", "Truck bomb"],
                "place": ("Islamabad@2", "Islamabad", "Islamabad", "PK", "city"),
                "when": ("Saturday evening", "2008-09-20"),
                "killed": ("at least 53 people", 53, 53, None),
                "injured": ("more than 250", 250, 250, None),
            }
        ],
        "statements": [("a1", "Pakistan's interior ministry", "said", False, "it suspected the Pakistani Taliban")],
    },
    {
        "name": "manchester-1996",
        "published": date(1996, 6, 16),
        "text": (
            "More than 200 people were injured on Saturday when a lorry bomb exploded in the centre of Manchester. "
            "The Irish Republican Army had telephoned a warning about an hour before the blast, police said. "
            "Nobody was killed. The British government condemned the IRA for the attack."
        ),
        "actors": [
            ("a1", "Irish Republican Army", "armed_group", None, "Irish Republican Army", "IRA"),
            ("a2", "police", "security_force", "GB", "police"),
            ("a3", "British government", "state", "GB", "British government"),
        ],
        "events": [
            {
                "type": "attack.bombing",
                "trigger": "exploded",
                "also": ["blast", "attack"],
                "by": [("a1", "accused", "Irish Republican Army")],
                "against": [(None, "civilians", "people")],
                "weapons": ["lorry bomb"],
                "place": ("Manchester", "Manchester", "England", "GB", "city"),
                "when": ("Saturday", "1996-06-15"),
                "killed": ("Nobody", 0, 0, 0),
                "injured": ("More than 200 people", 200, 200, None),
            },
            {
                "type": "diplomacy.accusation",
                "trigger": "condemned",
                "by": [("a3", "fact", "British government")],
                "against": [("a1", "group", "IRA")],
            },
        ],
        "statements": [
            ("a2", "police", "said", False, "The Irish Republican Army had telephoned a warning about an hour before the blast")
        ],
    },
    {
        "name": "cartagena-peace",
        "published": date(2016, 9, 27),
        "text": (
            "The government of Colombia and the FARC signed a peace agreement in Cartagena on Monday, ending a war of more than fifty years. "
            "President Juan Manuel Santos and the rebel leader Rodrigo Londoño shook hands before 2,500 guests. "
            'Colombians will vote on the deal on Sunday. "There is one war less in the world," Santos said.'
        ),
        "actors": [
            ("a1", "government of Colombia", "state", "CO", "government of Colombia"),
            ("a2", "FARC", "armed_group", "CO", "FARC"),
            ("a3", "Juan Manuel Santos", "person", "CO", "President Juan Manuel Santos", "Santos@2"),
            ("a4", "Rodrigo Londoño", "person", "CO", "Rodrigo Londoño"),
        ],
        "events": [
            {
                "type": "diplomacy.agreement",
                "trigger": "signed",
                "also": ["deal"],
                "by": [("a1", "fact", "government of Colombia"), ("a2", "fact", "FARC")],
                "against": [("a1", "government", "government of Colombia"), ("a2", "group", "FARC")],
                "place": ("Cartagena", "Cartagena", "Bolívar", "CO", "city"),
                "when": ("Monday", "2016-09-26"),
            }
        ],
        "statements": [("a3", "Santos@2", "said", True, '"There is one war less in the world,"')],
        "relations": [("a4", "a2", "leads", "rebel leader Rodrigo Londoño")],
    },
    {
        "name": "naypyidaw-coup",
        "published": date(2021, 2, 2),
        "text": (
            "Myanmar's army seized power in the early hours of Monday and detained Aung San Suu Kyi and other leaders of her party in the "
            "capital, Naypyidaw. It declared a state of emergency for a year. The United States threatened to impose sanctions on the "
            "generals. The United Nations called on the army to free all those it had arrested."
        ),
        "actors": [
            ("a1", "Myanmar army", "security_force", "MM", "Myanmar's army", "the army", "generals"),
            ("a2", "Aung San Suu Kyi", "person", "MM", "Aung San Suu Kyi"),
            ("a3", "United States", "state", "US", "United States"),
            ("a4", "United Nations", "igo", None, "United Nations"),
        ],
        "events": [
            {
                "type": "control.takeover",
                "trigger": "seized power",
                "by": [("a1", "fact", "Myanmar's army")],
                "place": ("Naypyidaw", "Naypyidaw", None, "MM", "city"),
                "when": ("early hours of Monday", "2021-02-01"),
            },
            {
                "type": "security.arrest",
                "trigger": "detained",
                "also": ["arrested"],
                "by": [("a1", "fact", "Myanmar's army")],
                "against": [("a2", "person", "Aung San Suu Kyi"), (None, "group", "other leaders of her party")],
                "place": ("Naypyidaw", "Naypyidaw", None, "MM", "city"),
                "when": ("early hours of Monday", "2021-02-01"),
            },
            {
                "type": "security.restriction",
                "trigger": "declared",
                "also": ["state of emergency"],
                "by": [("a1", "fact", "Myanmar's army")],
            },
            {
                "type": "diplomacy.threat",
                "trigger": "threatened",
                "by": [("a3", "fact", "United States")],
                "against": [("a1", "security_forces", "generals")],
            },
            {
                "type": "diplomacy.sanction",
                "trigger": "sanctions",
                "status": "threatened",
                "by": [("a3", "fact", "United States")],
                "against": [("a1", "security_forces", "generals")],
            },
            {
                "type": "diplomacy.demand",
                "trigger": "called on",
                "by": [("a4", "fact", "United Nations")],
                "against": [("a1", "security_forces", "the army")],
            },
        ],
    },
    {
        "name": "balakot",
        "published": date(2019, 2, 26),
        "text": (
            "Indian fighter jets bombed what New Delhi called a training camp of Jaish-e-Mohammad near Balakot in Pakistan early on Tuesday. "
            "India said it had killed a large number of militants. Pakistan denied that anybody had died and vowed to answer. "
            "Twelve days earlier a suicide bomber had killed 40 Indian policemen in Pulwama, an attack that Jaish-e-Mohammad claimed."
        ),
        "actors": [
            ("a1", "India", "state", "IN", "New Delhi", "India@2"),
            ("a2", "Jaish-e-Mohammad", "armed_group", "PK", "Jaish-e-Mohammad", "Jaish-e-Mohammad@2"),
            ("a3", "Pakistan", "state", "PK", "Pakistan", "Pakistan@2"),
        ],
        "events": [
            {
                "type": "attack.airstrike",
                "trigger": "bombed",
                "by": [("a1", "fact", "Indian fighter jets")],
                "against": [("a2", "group", "Jaish-e-Mohammad"), (None, "facility", "training camp")],
                "weapons": ["fighter jets"],
                "place": ("Balakot", "Balakot", "Khyber Pakhtunkhwa", "PK", "city"),
                "when": ("early on Tuesday", "2019-02-26"),
            },
            {
                "type": "attack.bombing",
                "trigger": "suicide bomber",
                "also": ["killed@2", "attack"],
                "by": [(None, "fact", "suicide bomber"), ("a2", "claimed", "Jaish-e-Mohammad@2")],
                "against": [(None, "security_forces", "Indian policemen")],
                "place": ("Pulwama", "Pulwama", "Jammu and Kashmir", "IN", "city"),
                "when": ("Twelve days earlier", "2019-02-14"),
                "killed": ("40 Indian policemen", 40, 40, 40),
                "claimed_by": ["a2"],
            },
            {
                "type": "claim.responsibility",
                "trigger": "claimed",
                "by": [("a2", "fact", "Jaish-e-Mohammad@2")],
            },
            {"type": "diplomacy.threat", "trigger": "vowed", "by": [("a3", "fact", "Pakistan@2")]},
        ],
        "statements": [
            ("a1", "India@2", "said", False, "it had killed a large number of militants"),
            ("a3", "Pakistan@2", "denied", False, "that anybody had died"),
        ],
    },
    {
        "name": "kherson",
        "published": date(2022, 11, 12),
        "text": (
            "Ukrainian troops entered Kherson on Friday after Russia had pulled its forces out of the city and across the Dnipro. "
            "Moscow said that more than 30,000 soldiers had been withdrawn. "
            "Retreating troops blew up the Antonivka bridge, Ukrainian officials said."
        ),
        "actors": [
            ("a1", "Ukrainian troops", "security_force", "UA", "Ukrainian troops"),
            ("a2", "Russia", "state", "RU", "Russia", "Moscow"),
            ("a3", "Ukrainian officials", "state", "UA", "Ukrainian officials"),
        ],
        "events": [
            {
                "type": "control.takeover",
                "trigger": "entered",
                "by": [("a1", "fact", "Ukrainian troops")],
                "place": ("Kherson", "Kherson", "Kherson", "UA", "city"),
                "when": ("Friday", "2022-11-11"),
            },
            {
                "type": "control.withdrawal",
                "trigger": "pulled",
                "also": ["withdrawn"],
                "by": [("a2", "fact", "Russia")],
                "place": ("Kherson", "Kherson", "Kherson", "UA", "city"),
            },
            {
                "type": "attack.sabotage",
                "trigger": "blew up",
                "certainty": "reported",
                "by": [("a2", "fact", "Retreating troops")],
                "against": [(None, "facility", "Antonivka bridge")],
                "source": "Ukrainian officials",
                "place": ("Antonivka bridge", "Antonivka bridge", "Kherson", "UA", "site"),
            },
        ],
        "statements": [
            ("a2", "Moscow", "said", False, "that more than 30,000 soldiers had been withdrawn"),
            ("a3", "Ukrainian officials", "said@2", False, "Retreating troops blew up the Antonivka bridge"),
        ],
    },
    {
        "name": "airliner-plot",
        "published": date(2006, 8, 11),
        "text": (
            "British police arrested 24 people on Thursday over a suspected plot to blow up airliners over the Atlantic with liquid "
            "explosives. The raids took place in London, High Wycombe and Birmingham. "
            '"We are confident that we have disrupted a plan," said Paul Stephenson of the Metropolitan Police.'
        ),
        "actors": [
            ("a1", "British police", "security_force", "GB", "British police"),
            ("a2", "Paul Stephenson", "person", "GB", "Paul Stephenson"),
            ("a3", "Metropolitan Police", "security_force", "GB", "Metropolitan Police"),
        ],
        "events": [
            {
                "type": "security.arrest",
                "trigger": "arrested",
                "also": ["raids"],
                "by": [("a1", "fact", "British police")],
                "against": [(None, "person", "24 people")],
                "place": ("London", "London", "England", "GB", "city"),
                "when": ("Thursday", "2006-08-10"),
                "arrested": ("24 people", 24, 24, 24),
            },
            {
                "type": "attack.bombing",
                "trigger": "blow up",
                "also": ["plot"],
                "status": "attempted",
                "certainty": "alleged",
                "by": [(None, "suspected", "24 people")],
                "against": [(None, "facility", "airliners")],
                "weapons": ["liquid explosives"],
            },
        ],
        "statements": [("a2", "Paul Stephenson", "said", True, '"We are confident that we have disrupted a plan,"')],
        "relations": [("a2", "a3", "part_of", "Paul Stephenson of the Metropolitan Police")],
    },
    {
        "name": "houthis-listed",
        "published": date(2024, 1, 18),
        "text": (
            "The United States put the Houthis back on its list of terrorist groups on Wednesday because of their attacks on ships in the "
            "Red Sea. Washington had removed the movement from another list in 2021. "
            "A Houthi spokesman said that the attacks on vessels bound for Israel would go on."
        ),
        "actors": [
            ("a1", "United States", "state", "US", "United States", "Washington"),
            ("a2", "Houthis", "armed_group", "YE", "Houthis", "the movement"),
            ("a3", "Houthi spokesman", "person", "YE", "Houthi spokesman"),
            ("a4", "Israel", "state", "IL", "Israel"),
        ],
        "events": [
            {
                "type": "designation.listing",
                "trigger": "put",
                "by": [("a1", "fact", "United States")],
                "against": [("a2", "group", "Houthis")],
                "when": ("Wednesday", "2024-01-17"),
            },
            {
                "type": "designation.delisting",
                "trigger": "removed",
                "by": [("a1", "fact", "Washington")],
                "against": [("a2", "group", "the movement")],
                "when": ("2021", "2021", "2021", "year"),
            },
            {
                "type": "attack.other",
                "trigger": "attacks",
                "also": ["attacks@2"],
                "status": "recurring",
                "by": [("a2", "fact", "Houthis")],
                "against": [(None, "facility", "ships"), (None, "facility", "vessels")],
                "place": ("Red Sea", "Red Sea", None, None, "region"),
            },
        ],
        "statements": [
            ("a3", "A Houthi spokesman", "said", False, "that the attacks on vessels bound for Israel would go on"),
        ],
        "designations": [("a1", "a2", "list", "2024-01-17", "put"), ("a1", "a2", "delist", "2021", "removed")],
    },
    {
        "name": "eta-ends",
        "published": date(2011, 10, 21),
        "text": (
            "The Basque group ETA announced on Thursday that it had ended its armed campaign for good. ETA killed more than 800 people in "
            "four decades. It called on Spain and France to open talks. "
            'Prime Minister José Luis Rodríguez Zapatero called it "a victory for democracy".'
        ),
        "actors": [
            ("a1", "ETA", "armed_group", "ES", "The Basque group ETA", "ETA@2"),
            ("a2", "Spain", "state", "ES", "Spain"),
            ("a3", "France", "state", "FR", "France"),
            ("a4", "José Luis Rodríguez Zapatero", "person", "ES", "Prime Minister José Luis Rodríguez Zapatero"),
        ],
        "events": [
            {
                "type": "attack.other",
                "trigger": "killed",
                "status": "recurring",
                "by": [("a1", "fact", "ETA@2")],
                "against": [(None, "civilians", "people")],
                "killed": ("more than 800 people", 800, 800, None),
            },
            {
                "type": "diplomacy.demand",
                "trigger": "called on",
                "by": [("a1", "fact", "ETA@2")],
                "against": [("a2", "government", "Spain"), ("a3", "government", "France")],
            },
        ],
        "statements": [
            ("a1", "The Basque group ETA", "announced", False, "that it had ended its armed campaign for good"),
            ("a4", "Prime Minister José Luis Rodríguez Zapatero", "called@2", True, '"a victory for democracy"'),
        ],
    },
    {
        "name": "tripoli-offensive",
        "published": date(2019, 4, 8),
        "text": (
            "Forces loyal to Khalifa Haftar fought troops of the UN-backed government south of Tripoli on Sunday, the fourth day of their "
            "offensive. The health ministry said that 21 people had been killed and 27 wounded. "
            "Haftar's air force struck a suburb of the capital. The United Nations asked both sides for a truce of two hours so that the "
            "wounded could be brought out."
        ),
        "actors": [
            ("a1", "Forces loyal to Khalifa Haftar", "armed_group", "LY", "Forces loyal to Khalifa Haftar"),
            ("a2", "UN-backed government", "state", "LY", "UN-backed government"),
            ("a3", "health ministry", "state", "LY", "health ministry"),
            ("a4", "United Nations", "igo", None, "United Nations"),
            ("a5", "Khalifa Haftar", "person", "LY", "Khalifa Haftar"),
            ("a6", "Haftar's air force", "armed_group", "LY", "Haftar's air force"),
        ],
        "events": [
            {
                "type": "attack.clash",
                "trigger": "fought",
                "also": ["offensive"],
                "by": [("a1", "fact", "Forces loyal to Khalifa Haftar"), ("a2", "fact", "troops of the UN-backed government")],
                "against": [
                    ("a1", "group", "Forces loyal to Khalifa Haftar"),
                    ("a2", "security_forces", "troops of the UN-backed government"),
                ],
                "place": ("Tripoli", "Tripoli", "Tripoli", "LY", "city"),
                "when": ("Sunday", "2019-04-07"),
                "killed": ("21 people", 21, 21, 21),
                "injured": ("27", 27, 27, 27),
                "source": "health ministry",
            },
            {
                "type": "attack.airstrike",
                "trigger": "struck",
                "by": [("a6", "fact", "Haftar's air force")],
                "against": [(None, "place", "suburb of the capital")],
                "place": ("suburb of the capital", "Tripoli", "Tripoli", "LY", "site"),
            },
            {
                "type": "diplomacy.demand",
                "trigger": "asked",
                "by": [("a4", "fact", "United Nations")],
                "against": [("a1", "group", "both sides")],
            },
        ],
        "statements": [("a3", "The health ministry", "said", False, "that 21 people had been killed and 27 wounded")],
    },
    {
        "name": "dhaka-students",
        "published": date(2024, 7, 17),
        "text": (
            "Six people died on Tuesday when students demanding an end to job quotas clashed with supporters of the ruling party in Dhaka and "
            "other cities of Bangladesh. Police fired tear gas and rubber bullets. The government closed all universities and schools. "
            "Amnesty International accused the police of using unlawful force."
        ),
        "actors": [
            ("a1", "students", "civilians", "BD", "students"),
            ("a2", "supporters of the ruling party", "political", "BD", "supporters of the ruling party"),
            ("a3", "Police", "security_force", "BD", "Police", "the police"),
            ("a4", "government", "state", "BD", "The government"),
            ("a5", "Amnesty International", "ngo", None, "Amnesty International"),
        ],
        "events": [
            {
                "type": "protest.riot",
                "trigger": "clashed",
                "by": [("a1", "fact", "students"), ("a2", "fact", "supporters of the ruling party")],
                "against": [("a1", "civilians", "students"), ("a2", "group", "supporters of the ruling party")],
                "place": ("Dhaka", "Dhaka", "Dhaka", "BD", "city"),
                "when": ("Tuesday", "2024-07-16"),
                "killed": ("Six people", 6, 6, 6),
            },
            {
                "type": "attack.armed_assault",
                "trigger": "fired",
                "by": [("a3", "fact", "Police")],
                "weapons": ["tear gas", "rubber bullets"],
            },
            {
                "type": "security.restriction",
                "trigger": "closed",
                "by": [("a4", "fact", "The government")],
                "against": [(None, "facility", "universities and schools")],
            },
            {
                "type": "diplomacy.accusation",
                "trigger": "accused",
                "by": [("a5", "fact", "Amnesty International")],
                "against": [("a3", "security_forces", "the police")],
            },
        ],
    },
    {
        "name": "nairobi-embassy",
        "published": date(1998, 8, 8),
        "text": (
            "Car bombs exploded outside the American embassies in Nairobi and Dar es Salaam on Friday, minutes apart. "
            "In Nairobi more than 100 people were killed; in Dar es Salaam at least seven died. "
            "President Bill Clinton said those responsible would be brought to justice. A group that nobody had heard of, the Islamic Army "
            "for the Liberation of the Holy Places, claimed responsibility."
        ),
        "actors": [
            ("a1", "Bill Clinton", "person", "US", "President Bill Clinton"),
            (
                "a2",
                "Islamic Army for the Liberation of the Holy Places",
                "armed_group",
                None,
                "Islamic Army for the Liberation of the Holy Places",
            ),
        ],
        "events": [
            {
                "type": "attack.bombing",
                "trigger": "exploded",
                "also": ["killed"],
                "by": [("a2", "claimed", "Islamic Army for the Liberation of the Holy Places")],
                "against": [(None, "facility", "American embassies"), (None, "civilians", "people")],
                "weapons": ["Car bombs"],
                "place": ("Nairobi", "Nairobi", "Nairobi", "KE", "city"),
                "when": ("Friday", "1998-08-07"),
                "killed": ("more than 100 people", 100, 100, None),
                "claimed_by": ["a2"],
            },
            {
                "type": "attack.bombing",
                "trigger": "died",
                "by": [("a2", "claimed", "Islamic Army for the Liberation of the Holy Places")],
                "against": [(None, "facility", "American embassies")],
                "place": ("Dar es Salaam@2", "Dar es Salaam", "Dar es Salaam", "TZ", "city"),
                "when": ("Friday", "1998-08-07"),
                "killed": ("at least seven", 7, 7, None),
                "claimed_by": ["a2"],
            },
            {
                "type": "claim.responsibility",
                "trigger": "claimed responsibility",
                "by": [("a2", "fact", "Islamic Army for the Liberation of the Holy Places")],
            },
        ],
        "statements": [("a1", "President Bill Clinton", "said", False, "those responsible would be brought to justice")],
    },
    {
        "name": "korea-exercise",
        "published": date(2023, 3, 14),
        "text": (
            "North Korea fired two ballistic missiles into the sea on Tuesday, a day after South Korea and the United States had begun their "
            "largest exercises in five years. Pyongyang had threatened to take the toughest counteraction. "
            "Analysts say that the North could test a nuclear device later this year."
        ),
        "actors": [
            ("a1", "North Korea", "state", "KP", "North Korea", "Pyongyang", "the North"),
            ("a2", "South Korea", "state", "KR", "South Korea"),
            ("a3", "United States", "state", "US", "United States"),
        ],
        "events": [
            {
                "type": "control.mobilisation",
                "trigger": "fired",
                "by": [("a1", "fact", "North Korea")],
                "weapons": ["ballistic missiles"],
                "when": ("Tuesday", "2023-03-14"),
            },
            {
                "type": "control.mobilisation",
                "trigger": "exercises",
                "by": [("a2", "fact", "South Korea"), ("a3", "fact", "United States")],
                "when": ("a day after", "2023-03-13"),
            },
            {"type": "diplomacy.threat", "trigger": "threatened", "by": [("a1", "fact", "Pyongyang")]},
            {
                "type": "control.mobilisation",
                "trigger": "test",
                "status": "hypothetical",
                "by": [("a1", "fact", "the North")],
                "weapons": ["nuclear device"],
                "when": ("later this year", "2023", "2023", "year"),
            },
        ],
        "statements": [(None, "Analysts", "say", False, "that the North could test a nuclear device later this year")],
    },
    {
        "name": "library-reopens",
        "published": date(2019, 5, 4),
        "text": (
            "The town library reopens on Monday after two years of building works. Visitors will find a reading room under the new glass "
            'roof and a cafe in the old engine house. "It has become a place to stay," said the librarian, Ana Duarte.'
        ),
        "actors": [("a1", "Ana Duarte", "person", None, "Ana Duarte")],
        "statements": [("a1", "the librarian, Ana Duarte", "said", True, '"It has become a place to stay,"')],
    },
)
