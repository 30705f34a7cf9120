"""The words that tell who a speaker is."""

from tocsin.reading.wordlists import words

# head nouns of a person's role; plurals are made of them
PEOPLE = words(
    """spokesman spokeswoman spokesperson minister president premier chancellor king queen emperor prince emir sultan official officer chief
    director head commander general colonel major captain lieutenant corporal sergeant admiral brigadier marshal leader chairman chairwoman
    chairperson chair secretary mayor governor senator congressman congresswoman lawmaker legislator deputy mp mla ambassador envoy diplomat
    consul representative delegate negotiator mediator analyst expert professor lecturer researcher scholar fellow scientist historian
    economist lawyer attorney prosecutor judge magistrate sheriff inspector superintendent constable investigator detective agent adviser
    advisor aide strategist consultant editor journalist reporter correspondent columnist blogger commentator presenter host author writer
    singer actor actress comedian doctor surgeon nurse medic teacher student farmer fisherman driver shopkeeper worker activist campaigner
    organiser organizer coordinator convenor manager owner founder co-founder ceo executive vice-president bishop archbishop cardinal pope
    priest imam rabbi cleric mullah mahant sheikh witness eyewitness resident villager neighbour neighbor survivor victim relative father
    mother brother sister son daughter wife husband widow cousin uncle aunt friend colleague member candidate nominee suspect defendant
    gunman attacker militant fighter rebel guerrilla soldier policeman policewoman trooper jawan source authority administrator commissioner
    councillor collector interpreter pilot engineer trader businessman warlord operative president-elect user fan critic observer
    boss kingpin dictator capo ringleader strongman tyrant
    policemen spokesmen spokespeople staff doctors media"""
)
# head nouns of what speaks for many, or of a paper
BODIES = words(
    """police government ministry army military navy command agency newspaper daily magazine outlet broadcaster report reports statement
    document documents study survey communique declaration press-release release video pamphlet pamphlets data statistics figures
    intelligence service presidency embassy consulate coalition campaign website"""
)
# bodies whose name is itself the affiliation
ORGANISATIONS = words(
    """ministry department police army force forces command agency council commission committee party front group movement brigade brigades
    union league association organisation organization foundation institute institution center centre university college school court
    embassy consulate office bureau service corps guard guards network coalition alliance company corporation bank fund times post news
    herald tribune gazette journal nations state states house senate parliament congress assembly government military navy republic"""
)
# in front of a head noun they belong to the role even with a capital letter
ROLE_MODIFIERS = words(
    """prime foreign deputy vice interior defense defence security senior assistant attorney chief finance justice home state information
    health education intelligence public additional joint sub general former acting interim secretary first second top district military
    army national external labor labour press police lance executive managing cabinet national-security human rights special political
    communications culture environment energy transport oil trade economy agriculture water high supreme principal lieutenant major
    inspector superintendent field rear brigadier senior junior associate co presidential parliamentary opposition majority minority"""
)
# in front of a role noun they tell nothing of it
SKIPPED = words(
    "the a an one another other some many several two three four five his her its their this that these those recent most no any all both"
)
OF_WHAT = words("of for at with from in on to")
WITHIN_NAMES = words("of the for and & - de on del la el al")
PRONOUNS = words("he she they it we i you him her them who his")
ENDS = words('said says told who which that has had was were is are and but said adding while when , . ; : ( ) “ ” " whose by as')
