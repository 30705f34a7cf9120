"""Everyday words of place mentions, and those that only look like the name of a place."""

from collections.abc import Mapping

from tocsin.core.folding import fold
from tocsin.reading.wordlists import words

CITY = words("""
    village villages town towns city cities hamlet township settlement locality metropolis capital seaport villagers suburb suburbs
""")
DISTRICT = words("""
    district districts tehsil taluka taluk upazila municipality municipalities county counties agency canton commune subdistrict rayon
    raion mandal division sub-district
""")
PROVINCE = words("""
    province provinces state states governorate governorates oblast oblasts department departments prefecture krai emirate republic
""")
REGION = words("""
    region regions border borders frontier coast waters valley mountains desert basin peninsula belt plains sea ocean gulf strait straits
    river delta islands archipelago world
""")
# buildings, streets, quarters: a spot within a town
SITE = words("""
    airport airbase airfield airstrip apartment bank bar barracks base bazaar bazar beach bridge building bus cafe camp campus casino
    castle cathedral center centre chapel checkpoint checkpost checkposts checkpoints chowk church cinema clinic club college compound
    consulate concert court courthouse crossing dam dargah dormitory embassy facility factory farm field flat fort garden gate ghat
    guesthouse gymnasium hall headquarters highway hill hills hillside home homes hospital hostel hotel house houses intersection island
    jail jungle kiosk lane leikai mall mansion market markaz masjid mausoleum mess mine mosque mosques motel motorway museum neighborhood
    neighbourhood neighborhoods newspaper nightclub office offices outpost outskirts pagoda palace park parking parliament petrol pipeline
    plant plaza police port post prison pub quarter railway ranch refinery residence resort restaurant road roads roadside route school
    schools seminary shelter shop shopping shops shrine site square stadium station stations store street streets subway supermarket
    synagogue tavern temple terminal theater theatre toll tower towers train tunnel university vehicle venue villa warehouse ward wharf
    yard zoo downtown consulates embassies nursery colony leirak gali galli nagar para mohalla muhalla leikei chhetra sector bypass
    roundabout assembly vessel ship boat tanker plane aircraft
""")
# loose words: what they follow is still the place
AREAS = words("""
    area areas part parts outskirts side sides section sections limits vicinity surroundings zone zones pocket pockets forest forests
    jungles
""")
DIRECTIONS = words("""
    north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern
    southwestern north-east north-west south-east south-west north-eastern north-western south-eastern south-western central centre upper
    lower
""")
# may stand before a name without being part of it
EMPTIES = words("""
    a an the this that these those its their his her our my some several many other same entire whole all rebel-held government-held
    occupied disputed nearby central neighboring neighbouring restive troubled violence-ravaged riot-torn war-torn war-ravaged volatile
    remote rural urban small large major main coastal mountainous border capital provincial native tribal sprawling ancient historic
    strategic besieged embattled far more most two three four five six nine ten twelve number mainland downtown old new key federal local
""")
# places without a name
SCENES = words("""
    scene spot site place places location locality area areas region country nation homeland soil territory territories land here there
    city town village state province district border frontier abroad overseas everywhere elsewhere nationwide countrywide sea ocean waters
    capital island ground street streets road home house property vicinity countryside world hills mountains hometown neighborhood
    neighbourhood parts north south east west airspace community communities zone zones
""")
TERRITORY = words("""
    airspace government land lands mainland soil territories territory
""")
# in no country
FARAWAY = words("""
    abroad global globe international ocean oceans overseas sea seas waters world worldwide
""")
# "Saudi embassy" is not in Saudi Arabia, an "Ethiopian restaurant" seldom in Ethiopia
ABROAD = words("""
    embassy embassies consulate consulates consular mission diplomatic restaurant restaurants cafe cafes ship ships vessel vessels boat
    boats tanker tankers freighter plane planes aircraft airliner jet jets
""")
# words that point back to what was named
BACK = words("""
    the this that same entire whole nationwide countrywide across
""")
# small words inside names
JOINERS = words("""
    ad al an and ash da de del den der des do du e el es ez i la las le les los of on san sur the upon
""")
# everyday words, first names and newspapers that are also the names of towns
COMMON = words("""
    a about above afp after again against ahmed ali all along also am amaq among an and another any ap apr april are area armed arms army
    arrest arrested as at attack attacks aug august away back bad bank bar base bay be because been before best better between big bill
    black blast blasts blue board body bomb bombs book border both boy boys brown but by call called camp can capital car cartel cartels
    case cause center central centre chance change chief children chronicle church city clean close co cold college colony come coming
    commerce como con congress control corp council country court crime cross cut daily dark data date david dawn day days dead deal death
    dec december del did do does down drug drugs during each early east eastern easy eight end enough enterprise est etc even ever every
    examiner express eye face fact fall family far fast father feb february few field fight final find fire first fish five food foot for
    force forces four free friday friend from front full fund game gang gas gate gave gazette george get girl give globe gmt go god gold
    good got great green group guard guardian gun guns had half hall hand happy hard has have he head health hear heart heavy held help
    her herald here high hill him hindu his hit hold holy home hope hospital host hotel hour house how however hundred i ice if imam in
    inc independence independent injured into is island it its james jan january job john join judge jul july jun june just justice keep
    key khan kill killed killing king know kumar lac lake land large last late law lead leader least led left less let liberty life like
    line list little littoral live local lok long look lord lost love low ltd made main major make man many mar march mark market mary may
    me media meet men mercury michael might mile military mill million mine minister minor miss mission mobile model modern mohammed
    monday money month more morning most mother mount move mr much must my name nation national near need never new news next nice night
    nine no none nord normal north north-east north-west northeast northern northwest not note nov november now observer oct october of
    off office officer official oil old on once one only open opportunity orange order other ouest our out over own page para park part
    party past paul peace people per person pioneer place plan plant pm point police poor port post power president press prison probe
    prosperity public put question race rail rain rajya rally range rank reading real rebel rebels red regional rest reuters rich right
    river road robert rock room rose round rule run sabha safe said same sana saturday saw say school sea second secretary section
    security see senate senator sentinel sep sept september seven several sharma she ship short show side sign since singh sir site six
    small so sobre social some son soon source sources south south-east south-west southeast southern southwest spring square stand
    standard star start state station still stop store story street strike strong success such sud summer sun sunday surprise suspect
    suspects take talk tank team tell temple ten test than that the their them then there these they third this thomas those three through
    thursday time times to today told too took top total tour tower town trade trial tribune troops true trust tuesday turn two under
    union unit united university until up us use used valley van very via victim victims victory view village vote wall want war was watch
    water way we wednesday week weeks well went were west western what when where which while white who whole why will win with woman
    women word work world would wounded year years yes yet you young your youth zone
""")
PRECISION: Mapping[str, str] = {
    word: precision
    for precision, kind in (("site", SITE), ("region", REGION), ("province", PROVINCE), ("district", DISTRICT), ("city", CITY))
    for word in kind
}


def is_common(name: str) -> bool:
    """Whether *name* is an everyday word that happens to be the name of some town."""
    return fold(name) in COMMON and name not in ("US", "U.S.", "the US", "the U.S.", "U.S")
