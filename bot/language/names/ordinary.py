"""Ordinary words: what people write in any message about sales, whoever their customers are.

A deal may be called by such a word (Lead Bank, March Networks), but the word alone is no mention of
it, and no ordinary word is ever taken for a mistyped name.
"""

from __future__ import annotations

_GRAMMAR = """
a about above across after again against all almost along already also although always am among an and
another any anybody anyone anything are around as at away back be became because been before behind being
below best better between beyond both but by came can cannot come could did do does doing done down during
each either else enough even ever every everybody everyone everything except few fine first for from further
get gets getting give given gives go goes going gone good got great had has have having he hello hence her
here hers herself hey hi him himself his how however i if in indeed instead into is it its itself just keep
kept last later least less let like likely little lot lots made make makes making many may maybe me mean
means might mine more most much must my myself near nearly need needs neither never no nobody none nor not
nothing now of off often oh ok okay on once one only onto or other others our ours out over own per perhaps
please put quite rather really right same say says see seem seems several shall she should since so some
somebody someone something soon still such sure take taken takes than thank thanks that the their theirs them
then there these they thing things think this those though through thru thus till to today together too took
toward towards tried try under unless until up upon us use used very via want wants was we well went were
what whatever when where whether which while who whoever whole whom whose why will with within without would
yes yet you your yours actually anyway basically finally guess hope hopefully literally probably
"""
_NUMBERS_AND_TIMES = """
zero two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand
million billion half quarter quarters second third fourth monday tuesday wednesday thursday friday saturday
sunday mon tue tues wed thu thur thurs fri sat sun january february march april june july august september
october november december jan feb mar apr jun jul aug sep sept oct nov dec day days week weeks month months
year years hour hours minute minutes morning noon afternoon evening tonight tomorrow tmrw yesterday weekend
next eod eow eom eoq eoy date dates time times early late ago fortnight
"""
_TRADE = """
accept accepted account accounts activity add added agree agreed agreement amount approval approve approved
ask asked asks assign assigned attach await bad benefit bid big board book booked booking boss bought brand
bring broke budget build business busy buy buyer call called calling calls cancel cancelled cannot card case
cash chance change changed changes channel chase chat cheap cheaper check checked client clients close closed
closes closing cold colleague colleagues comment commit committed company competitor complete completed
confirm confirmed connect contact contacted contacts contract contracted contracts convert converted cost
costs could create credit current customer customers cut data dead deal deals decide decided decision delay
delayed delete deliver delivery demo demos demoed direct director discount discovery discuss discussed
discussion document doc docs draft drop dropped due easy edit email emailed emails end ended ends enquiry
event events expect expected expects extra fail failed fair fast feature feedback feel field file final
finance find finish finished fix follow followed followup force forecast form forward found free friend full
funds gave global group grow growth guys happy hard head heard help high hiring hit hold home hot huge idea
important inbound include info intent interest interested intro invoice invoiced issue item job join key
kick kill killed know large launch lead leader leaders leads learn leave left legal less letter level licence
license line link list live local log logged long look looking looks lose loses losing loss losses lost love
low lower lunch mail main manager manual mark marked market match meet meeting meetings meets member message
met mid missed model money move moved moves moving name names need needed nego negotiate negotiated
negotiating negotiation negotiations new news nice note noted notes notice number odds offer offered offers
office officially old onboarding open opened opening opp opportunity option options order ordered orders
owner owns pack page paid paper paperwork partner partners pass passed past pause paused pay payment people
percent percentage perfect person phase phone pick picked pilot pipeline place plan planned plans play plus
point poor power present pricing price prices pricey probability problem procurement product project proof
proposal proposals proposed prospect prospecting prospects provider public pull pulled purchase push pushed
qualified qualify qualifying question questions quick quiet quota quote quoted quotes rate reach reached
read ready reason recap record reduce refer reference region reject rejected remind reminder rename renew
renewal renewed reopen reopened rep reply report reports reps request requested research resell reset respond
response rest result results retail return review reviewed revised revive risk rolled run running said sale
sales sample samples satisfied save saw say schedule scheduled scope sell seller send sending sends sent
service services set share shared ship short show showed showing sign signature signed signing signs simple
site size skip slip slipped slips slow small snooze sold solution someone source special spend spoke stage
stages stakeholder stall stalled stand start started starts state stay step steps stop stopped story support
switch system systems table talk talked talking talks target team teams tech tell term terms test text
thread tier till timing told took top total touch touched trade training trial tried trying turn undo unsure
update updated updates upsell urgent user users valid value verbal verbally vendor version visit voicemail
wait waiting walk walked want warm watch webinar welcome whatever win wins winning withdraw won wonder word
work worked working works workshop worth wrap write wrong yay zoom acquisition alright amazing awesome
congrats contacting customer's discoveries excited excellent exactly existing followed hurray hurries
internal international leaving located managed moving networking nowhere opened ourselves outdated partial
pending pipelines platform position possible postpone postponed power practice prefer prepare presented
previous private process processing progress promise promised properly proposing proposition provide quickly
raise raised received recently reckon reconnect refused regarding related release remember remove removed
replace replied required requires returned revenue rocket sadly scared seats secure security seemed select
serious session settle sheet shift shifted signal similar situation slowly smooth someday sounds speak
spoken sponsor standard status strong stuck submit success suggest summary summer supplier surprise sweet
taking thinking thought tight tomorrows towards travel trouble trust turned understand unfortunately unknown
upcoming upgrade useful usual vacation waited wanted weekly winter wondering worried yearly
"""
_INDUSTRIES = """
airport bakery bank banks building capital center central centre city clinic college consulting council
education energy engineering farm fashion food foods foundation garden health healthcare hospital hotel hotels
house industries industry insurance institute kitchen land library logistics machine machines media medical
ministry motor motors museum music network networks park pharmacy press print property restaurant road school
science shop software sport sports station store stores street studio studios tax tower town trading transport
university village water
"""

ORDINARY = frozenset((_GRAMMAR + _NUMBERS_AND_TIMES + _TRADE + _INDUSTRIES).split())
"""Lower-case words of messages in general and of the sales trade in particular."""
