/**
 * First names in common use, of whatever origin, but for those of places, virtues, saints and families: "Grace Church" and "Taylor
 * Bank" are none. Most come from the lists of @faker-js/faker (MIT).
 */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `
    aadi aadidev aadinath aaditya aadrika aagam aagney aagneya aaliyah aalok aamod aanand aanandaswarup aanandinii
    aanjaneya aaratrika aaron aarya aaryan aarón aasa aasha aashritha aatmaj aatmaja aatreya aayushmaan aayushman
    abagail abani abbey abbie abbigail abby abdiel abdul abdullah abe abel abelardo abhaidev abhaya abhirath
    abhisyanta abigail abigale abigayle abner abril acaryatanaya achalesvara acharyanandana acharyasuta achintya
    achyut ada adaeze adah adalberto adaline adam adan addie addison adela adelbert adele adelia adeline adell
    adella adelle adheesh adhiraj adhrit adikavi adinath aditeya aditya adityanandan adityanandana adolf adolfo
    adolph adolphus adonis adrain adrian adriana adrianna adriel adrien adrienne adripathi advaya adwitiya adán
    afton agasti agastya aglae agnes agneya agnieszka agnimitra agniprava agnivesh agrata agustin agustina agustín
    ahalya ahilya ahmad ahmed aida aidan aiden aileen aimee aisha aishani aiyana ajeet ajit akeem akiko akroor
    akshainie akshaj akshat akshata akshayakeerti akshita akula alaina alan alana alanis alanna alayna alba albert
    alberta albertha alberto albin albina alda alden alec aleen alejandra alejandrin alejandro alek alena alene
    alessandra alessandro alessia aletha alex alexa alexander alexandra alexandre alexandrea alexandrine alexandro
    alexane alexanne alexie alexis alexys alexzander alf alfonso alfonzo alford alfred alfreda alfredo ali alia
    alice alicia alisa alisha alison alivia aliya aliyah aliza alize allan allen allene allie allison ally alma alok
    alonzo alphonso alta althea alton alva alvah alvena alvera alverta alvin alvina alvis alyce alycia alysa alysha
    alyson alyssa alysson amalia amanda amani amara amaranaath amaresh amari amarnath amaya ambar amber ambrose
    amelia amelie amely americo ameyatma amie amina amir amira amish amit amiya amodini amogh amos amparo amrit
    amrita amritambu amy amya ana anaadi anabel anabelle anagh anahi anais anal anala anamika anand ananda
    anandamayi anang ananta anasooya anastacio anastasia anasuya andre andrea andreane andreanne andres andrew
    andrés andy angel angela angelica angelina angeline angelita angelo angie anibal anika anil anila anilaabh
    anilabh anish anissa anita aniya aniyah anjali anjaneya anjushree anjushri ankal ann anna annabel annabell
    annabelle annalise annamae annamarie annapurna anne annetta annette annie ansel anshula ansley anthony
    antoinette antone antonetta antonette antonia antonietta antonina antonio antwan antwon anuja anunay anuraag
    anurag anusuya anwesha anya aoife april apsara ara araceli aracely arch archan archibald archie ardella arden
    ardith arely ari ariadna ariane arianna aric ariel arielle arindam arjun arlene arlie arlo armand armando armani
    arnaldo arne arnesh arno arnold arnoldo arnulfo aron arthur arturo arun aruna arvel arvid arvilla arya aryan
    aryanna asa asha asher ashlee ashleigh ashlesh ashley ashly ashlynn ashok ashtyn aslesha astrid athena atmaja
    atmanand atmananda atreyee atreyi aubree aubrey audie audra audreanne audrey august augusta augustine augustus
    aurelia aurelie aurelio aurore austen austyn ava avadhesh avani avantika avery avis axel ayana ayden ayla aylin
    ayushmati baala baalaaditya baalagopaal babatunde baby bahula baidehi baijayanti bakula bala balaaditya
    balachandra baladitya balagopal balagovind balamani balgopal bandhu bandhul bankim bankimchandra barbara barney
    barrett barry bart bartholome basanti baylee beatrice beatriz beau beaulah becky bela belinda bella belle ben
    benedict benito benjamin benjamín bennie benny benton berenice bernadette bernadine bernard bernardo berneice
    bernice bernie berniece bernita berry bert berta bertha bertram bertrand beryl bessie beth betsy bette bettie
    betty bettye beulah beverly bhaanumati bhaasvan bhaaswar bhadra bhadrak bhadraksh bhadran bhagavaan bhagirathi
    bhagvan bhagwanti bhagwati bhamini bhanumati bharadwaj bharat bhardwaj bhargava bhargavi bhasvan bhaswar bhaumik
    bhavani bhaves bheeshma bhilangana bhima bhisham bhishma bhoj bhoopat bhoopati bhooshan bhooshit bhramar bhudev
    bhudeva bhupati bhupen bhushan bhushit bhuvanesh bhuvaneshwar bianka bill billie billy bilva bilwa birdie
    birjesh bishnu blair blaise blake blanca blanche blaze bob bobbie bobby bodhan bonita bonnie boris boyd brad
    braden bradford bradley bradly brady braeden brahma brahmaanand brahmabrata brahmanandam brahmdev brain
    brajendra brajesh brandi brando brandon brandt brandy brandyn brannon branson brant braulio braxton brayan
    breana breanna breanne brenda brendan brenden brendon brenna brennan brennon brent bret brett bria brian briana
    brianne brice bridget bridgette bridie brielle brigitte brijesh brionna brisa britney brittany brock broderick
    brody brooke bruce bryan bryana bryant bryce brycen bryon buck buddhana buddy budhil bulah burley buster byron
    cade caden caesar caitlin caitlyn cale caleb caleigh cali calista callie cameron camila camilla camille camren
    camron camryn camylle candace candelario candice candida candido cara carey caridad carissa carl carla carlee
    carley carli carlie carlo carlos carlota carlotta carlton carmela carmella carmelo carmen carmine carol
    carolanne carole caroline carolyn carolyne carrie casandra casey casimer casimir cassandra cassandre cassie
    catalina caterina catharine catherine cathrine cathryn cathy cayla ceasar cecelia cecil cecile cecilia cedric
    cedrick celestine celestino celia celine cesar chaanakya chaaruchandra chad chadd chadrick chaim chaitan chakor
    chakradhar chakravartee chakravarti chakrika chanakya chanda chandak chandan chandani chandi chandini chandira
    chandni chandra chandraayan chandrabhaga chandrabhan chandradev chandrakala chandraketu chandrakin chandramani
    chandramauli chandramohan chandran chandranath chandrani chandraprabha chandravati chanel chanelle chapal
    chapala charak charlene charles charley charlie charlotte charuchandra charumati charuvrat charvi chasity chaten
    chatur chatura chaturaanan chaturbhuj chauncey chaya chaz chelsey chelsie cheryl chesley chester chet chetan
    chetanaanand cheyanne chidaakaash chidaatma chidambar chidambaram chidananda chidi chinedu chinmayanand
    chinmayananda chiranjeev chiranjeeve chitraksh chitrali chitramala chitrangada chloe chris christa christelle
    christiana christie christina christine christop christophe christopher christy chyna cian ciara cielo cierra
    cindy citlalli clair claire clara clarabelle clare clarence clarissa clark claud claude claudia claudie claudine
    claudio clayton clemens clement clemente clementina clementine clemmie cleo cleora cleta cletus cleve clifford
    clint clotilde clyde coby cody colby coleman colin colleen collin colt colten concepción conchita conner connie
    connor conor conrad constantin consuelo cora coralie corbin cordelia cordell cordia cordie corene corey corine
    cornelius cornell corrine cortez cortney cory coty courtney craig crawford cristal cristian cristina cristobal
    cristopher cruz crystal crystel cullen curt curtis cydney cynthia cyril cyrus césar daevi daevika dagmar dahlia
    daija daisha daiwik daksha dakshayani dale dallin dalton damaris damayanti dameon damian damien damion damián
    damodara damon dan dana dandak dandapaani dandre dane dangelo danial daniel daniela daniella danielle danika
    dannie danny dante danyka daphne daphnee daphney darby daren darian dariana darien darin dario darion darius
    darla darlene darnell daron darrel darrell darren darrick darrin darrion darron darryl darshan darshwana darwin
    daryl dashawn dasia datta dave david davin davion davon davonte dawn dawson dax dayaamay dayaananda dayaanidhi
    dayamayee dayana dayna dayne deangelo deanna deb debbie deborah debra declan dedric dedrick dee deeksha
    deenabandhu deepak deepali deepan deepankar deependra deepesh deeptanshu deeptendu deeptiman deeptimay
    deeptimayee deeptimoy deeptimoyee deevakar deion deja dejah dejon dejuan delaney delbert delfina delia delilah
    della delmer delores delpha delphia delphine demarco demarcus demario demetris demetrius demond dena denis
    denise dennis denzel deondre deontae deonte dereck derek derick deron derrick deshaun deshawn desiree desmond
    dessie destany destin destinee destiney destini dev devadatt devagya devajyoti devak devan devangana devani
    devante devasree devdan deven devesh deveshwar devi devika devin devon devonte devvrat devyn dewayne dewey
    dewitt dexter dhaanyalakshmi dhana dhanadeepa dhanalakshmi dhananjay dhanapati dhanesh dhanpati dhanu dhanvin
    dhara dharani dharitri dharmaketu dhatri dhruv dhyanesh dhyaneshwar diana diane dianna dianne diego digambar
    digambara diksha dillan dillon dimitri dina dinakar dinesh dinkar dino dion dipali dipankar dipendra dipesh
    diptendu divaakar divakar divjot divya dixie dmitri dock dolly dolores domenic domenica domenick domenico
    domingo dominic dominick dominique don donald donato donavon donna donnell donnie donny dora dorcas doreen
    dorian doris dorotea dorothea dorothy dorris dortha dorthy doug douglas dovie draupadi dron drona duane dudley
    dulari dulce duncan durga durgeshwari durward dustin dusty dwaipayan dwaipayana dwayne dwight dylan débora
    earlene earline earnest earnestine easton ebba ebony ed eda edd eddie edgar edgardo edison edith edmund edna
    eduardo edward edwardo edwin edwina edyth edythe eekalabya effie efrain efren eileen einar eino ekaaksh ekadant
    ekaksh ekalavya ekaling ekaparnika ekdant eladio elaina elaine elakshi elbert elda eldon eldora eldred eldridge
    eleanor eleanora eleanore eleazar electa elena elenor elenora eleonore elfrieda eli elian eliane elias eliezer
    elinor elinore elisa elisabeth elise eliseo elisha elissa eliza elizabeth ella ellen ellie elliot elliott
    ellsworth elmer elmira elmo elmore elna elnora elody eloisa eloise elouise eloy elroy elsa else elsie elta elton
    elva elvera elvie elvira elvis elwin elwyn elyse elyssa elza elías emeka emelia emelie emely emery emie emil
    emile emilia emiliano emilie emilio emily emma emmalee emmanuelle emmet emmett emmie emmitt emmy ena enakshi
    enoch enola enrico enrique eoin ephraim eriberto eric erica erich erick ericka erik erika erin erling erma erna
    ernest ernestina ernestine ernesto ernie ervin erwin eryn esha eshana eshita esmeralda esperanza essie esta
    esteban estefania estefanía estel estela estell estella estelle ester estevan esther estrella etha ethan ethel
    ethelyn ethyl ettie eudora eugene eugenia eula eulah eulalia euna eunice eusebio eva evalyn evan evangeline
    evans eve eveline evelyn everardo everette evert evie ewald ewell ezequiel ezra fabian fabiola fae fannie fanny
    fatima faustino fausto favian faye federico felicia felicita felipa felipe felix felton fermin fernando ferne
    fidel filiberto filomena finn fiona flavie flavio fletcher flo flora florencia florencio florian florine flossie
    floy floyd frances francesca francesco francis francisca francisco franco frank frankie franz fred freda freddie
    freddy frederic frederik frederique fredrick fredy freeda freeman freida frida frieda friedrich fritz furman
    gabe gabriel gabriela gabriella gabrielle gael gaetano gage gail gajaadhar gajabahu gajadhar gajbaahu ganak
    ganaka ganapati gandharv gandharva ganesh gangesh garett garnet garnett garret garrett garrick garrison garry
    garth garud garuda gary gaston gati gatik gauraang gaurang gauranga gautam gautama gautami gavin gayatri gayle
    geeta geetanjali gemine gemini gene genevieve gennaro genoveva geo geoffrey george georgette georgiana
    georgianna geovanni geovanny geovany gerald geraldine gerard gerardo gerda gerhard germaine german germán gerry
    gerson gertrude ghanaanand ghanashyam ghanshyam gia gianni gilberto gilda giles gillian gina gino giovani
    giovanna giovanni giovanny giri girija girik girika girindra giriraaj giriraj girish girja gisselle gita
    gitanjali giuseppe gladyce gladys glenda glenn glenna glennie gloria gobinda godfrey golda gonzalo gopaal gopal
    gopee gopi gorakhanatha gorakhnath gordon goswamee goswami gotum gouranga goutam govinda gracie graciela
    granville grayce grayson greg gregg gregoria gregorio gregory greta gretchen greyson griffin gudakesa gudakesha
    gudrun guido guillermina guillermo guiseppe gunnar gunner gurdev guru gus gussie gustave gustavo guy gwen
    gwendolyn hadley hailee hailey hailie hal haleigh halie halle hallie hamsini hank hanna hannah hans hardy hari
    harinakshi harinarayan harit harita harley harmon harold harriet harrison harry haruto haskell hassan hassie
    hattie haven haylee hayley haylie hazle heather heber hector heema heidi helen helena helene helga hellen helmer
    heloise henri henrietta henriette henry herbert hermina herminia herminio hernan hernán hershel herta hertha
    hester hettie hilario hilbert hilda hildegard hillard hilma hilton himadri himani hipolito hiram hiranmay
    hiranmaya hiranya hiroshi holden hollie hollis holly homer homero horace horacio hortense hosea howard hoyt
    hubert hugh hugo hui hulda humberto hussein hyman ian ibrahim icie ida idell idella ifeoma ignacio ignatius igor
    ike iker ila ilene iliana ima imani imelda imogene inder indira indra ines inez inés ira irene irma irvin irwin
    isaac isabel isabela isabell isabella isabelle isac isadore isai isaias isidro ismael isobel isom issac itzel
    iva ivah ivan ivanna ivory izabella izaiah jabari jace jacey jacinthe jacinto jack jackeline jackie jacklyn
    jacky jaclyn jacob jacobo jacqueline jacquelyn jacques jacynthe jada jaden jadon jadyn jaeden jagadish jagadisha
    jagathi jagdeep jagdish jagmeet jahnu jai jaida jaiden jailyn jaime jaimini jairo jakayla jake jakob jakub
    jaleel jalen jalon jalyn jamaal jamal jamar jamarcus jamel james jameson jamey jamie jamil jamir jamison jammie
    jan jana janae jane janelle janessa janet janice janick janie janis janiya jannie jany jaquan jaquelin jaqueline
    jared jaren jarod jaron jarred jarrell jarret jarrett jarrod jarvis jasen jasmin jasmine jason jasper jaunita
    javas javier javon javonte jay jaya jayce jaycee jayda jayde jayden jaydon jaylan jaylen jaylin jaylon jayme
    jayne jayson jazlyn jazmin jazmyn jazmyne jean jeanette jeanie jeanne jeannette jeannie jed jedediah jedidiah
    jeff jefferey jeffery jeffrey jeffry jen jena jenifer jenna jennie jennifer jennings jenny jennyfer jensen jerad
    jerald jeramie jeramy jerel jeremiah jeremie jeremy jermain jermaine jermey jerod jerome jeromy jerrell jerrod
    jerrold jerry jerónimo jess jesse jessica jessie jessika jessy jessyca jesús jett jettie jevon jewell jill
    jillian jim jimena jimmie jimmy jing jitender jitendra jo joan joana joanie joann joanna joanne joannie joanny
    joany joaquin joaquín jocelyn jodi jodie jody joe joel joelle joesph joey johan johann johanna johathan john
    johnathan johnathon johnnie johnny johnpaul jolie jon jonas jonatan jonathan jonathon jordane jordi jordon jordy
    jordyn jorge jose josefa josefina joseph josephine josh joshua joshuah josiah josiane josianne josie josue josé
    jovan jovani jovanny jovany joyce juan juana juanita judah judd jude judge judith judson judy jules julia julian
    juliana julianne julie julien juliet julieta julio julius june junior junius justen justin justina justine
    juston justus justyn juvenal juwan jyoti jyotis jyotsana kacey kaci kacie kade kaden kadin kaela kaelyn kaia
    kailash kailee kailey kailyn kaitlin kaitlyn kale kaleb kaleigh kaley kali kalinda kallie kalpana kalyani kama
    kamala kamalesh kameron kamille kamla kamlesh kamren kamron kamryn kanak kanaka kanchan kane kanishka kannan
    kannen kanti kara karan kareem karelle karen kari kariane karianne karina karine karl karla karlee karley karli
    karlie karolann karson karthik kartik karunanidhi kasandra kasey kashyap kashyapi kassandra katarina katarzyna
    kate katelin katelyn katelynn katharina katherine katheryn kathleen kathlyn kathryn kathryne kathy katie katlyn
    katlynn katrina katrine kattie kavita kavon kay kaya kaycee kayden kayla kaylah kaylee kayleigh kayley kayli
    kaylie kaylin keagan keanu keara keaton keegan keeley keely keenan keerti keira keisha keith kellen kelley kelli
    kellie kelly kelsi kelsie kelton kelvin ken kendra kendrick kenji kenna kennedi kenneth kennith kenny kenton
    kenyatta kenyon keon kerry keshaun keshawn keven kevin kevon keyon keyshawn khadija khalid khalil kian kiana
    kianna kiara kiarra kiel kiera kieran kiley kim kimberly kin kip kira kiran kirk kirsten kirstin kirti kitty
    kobe koby kody kofi kojo kolby kole korbin korey kory kraig kris krishna krishnadas krishnadasa krista kristen
    kristi kristian kristie kristin kristina kristine kristofer kristoffer kristopher kristy krystal krystel
    krystina krzysztof kumar kumari kumuda kurt kurtis kwame kwasi kyla kyle kylee kyleigh kyler kylie kyra laal
    lacy ladarius lai laila laisha lakisha lakshman lakshmi lakshmidhar lakshminath lal lalita lamar lambert lamont
    lana landen laney larissa laron larry larue latoya laura lauren laurence lauretta lauriane laurianne laurie
    laurine laury lauryn lavada lavanya lavern laverna laverne lavina lavinia lavonne lawson laxman laxmi layla
    layne lazaro lea leah leann leanna leanne leatha leda leela leif leigh leila leilani lela lelah leland lelia
    lempi lemuel lena lennie lenny lenora lenore leo leola leon leona leonard leonardo leone leonel leonie leonor
    leonora leopold leopoldo leora lera leroy lesley leslie lesly lessie lester leta letha leticia letitia levi lew
    lewis lexi lexie lexus lia liam liana libbie libby lila lilia lilian liliana liliane lilla lillian lilliana
    lillie lilly lilyan lina linda lindsay lindsey ling linh linnea linnie linwood lionel lisa lisandro lisette
    litzy liz liza lizbeth lizeth lizzie llewellyn lloyd lois lola lolita loma lon lonie lonnie lonny lonzo lora
    loraine loren lorena lorene lorenz lorenza lorenzo loretta lori lorine lorna lorraine lottie lou louie louis
    louisa louise louvenia loy loyce lucas lucia luciano lucie lucienne lucile lucille lucinda lucio lucious lucius
    lucy ludie ludwig lue luella luigi luis luisa lukas luke lula lulu luna lupe lura lurline luz lyda lydia lyla
    lyle lynda lynette lynn lynne lyric lysanne mabel mabelle mable mac macey maci macie mack mackenzie macy
    madaline madalyn maddison madeline madelyn madelynn madge madhuri madie madilyn madisen madisyn madonna madyson
    mae maegan maeve mafalda magali magdalen magdalena maggie magnolia magnus mahendra mahesh maheswar maia maida
    maiya makayla makenzie malachi malati malcolm malgorzata malika malinda mallie mallory malti malvina mamie
    mandaakin mandakini mandy mangala mangalya mani manik manikya manisha manjusha manley manoj manuel manuela mara
    marc marcel marcela marcelina marcelino marcella marcelle marcellus marcelo marcia marco marcos marcus margaret
    margarete margarett margaretta margarette margarita marge margie margot margret marguerite maria mariah mariam
    marian mariana mariane marianna marianne mariano maribel maricarmen marie mariela marielle marilie marilou
    marilu marilyn marilyne marina mario marion marisa marisol maritza marjolaine marjorie marjory mark markus
    marlee marlen marlene marley marlin marlon marques marquise marsha marta martha martin martina martine marty
    martín marut marvin mary maryam maryann maryjane maryse maría mateo mathew mathias mathilde matilda matilde matt
    matteo matthew mattie matías maud maude maudie maureen maurice mauricio maurine maverick mavis max maxie maxime
    maximilian maximiliano maximillia maximillian maximo maximus maxine maxwell maya maybell maybelle maye maymie
    maynard mayoor mayra mayte mazie mckayla mckenna meagan meaghan meda meena meenakshi meera megan megane meggie
    meghan meghnad meghnath mei mekhi melanie melany melba melinda melisa melissa mellie melvin melvina melyna
    melyssa menaka menka meredith merl merle merlin merritt mertie mervin meta mia micaela micah michael michaela
    michale micheal michel michele michelle miguel mikayla mike mikel mikhail mildred millie milo mina minakshi
    mindy minerva minh minnie miracle miranda mireille mireya miriam misael misty mitch mitchel mittie modesta
    mohamed mohammad mohammed mohan mohana mohinder mohini moises mollie molly mona monica monique monserrat
    monserrate monte monty moriah morris mortimer morton mose moshe mossie mozell mozelle muhammad mukesh mukul
    muriel murl mustafa mya myah mylene myles myra myriam myrl myrna myron myrtice myrtie myrtis myrtle mónica nadia
    nadine nagabhushanam nakia nalini name nancy nanda nannie naomi naomie napoleon narayan narciso narendra
    narinder nasir nat natalia natalie natasha nathan nathanael nathanial nathaniel nathen naval naveen navin nawal
    nayeli neal ned nedra neha neil nelda nella nelle nellie nels nelson neoma nestor nettie neva newell ngozi nia
    niamh nicholas nicholaus nichole nick nicklaus nickolas nico nicola nicole nicolette nicolás nigel nikita nikki
    nikko niko nikolas nils nimit nina niranjan nirbhay niro noah noble noe noelia noemi noemie noemy nola nona nora
    norbert norberto norene norma norman norris norval norwood nya nyah nyasia obie oceane ocie octavia octavio oda
    odell odie ofelia ojaswini okey oksana ola olaf ole olen olena oleta olga olin oliver olivia ollie oluwaseun oma
    omana omar omari omer ona onie oormila opalina opaline ophelia ora oral oran oren orie orin orion orla orland
    orlo orpha orrin orval orville osbaldo osborne oscar osvaldo oswald oswaldo otha otho otilia otis ottilie ottis
    otto ova owen ozella pablo padma padraig paige palma pam pamela pansy paola paolo param paramartha parvati
    pascale pasquale pat patricia patricio patrick patsy patti pattie patty paul paula paulette paulina pauline
    paxton pearlie pearline pedro peggie peggy penelope penny percival percy perry pete peter petra peyton phil
    philip phillip phoebe phyllis pierre pietro pilar pink piotr piper polly poornima pramila pran pranay prasad
    prasanna prathamesh prayag precious preity prem prema presley priscilla priya priyala providenci puneet purnima
    purushottam pushti queen queenie quentin quinten quinton rachael rachel rachelle radha rae raegan rafael rafaela
    rageshwari rageswari raheem rahsaan rahul raina raj rajan rajendra rajesh rajinder rajiv rakesh ralph ramaa
    ramesh rameshwar ramiro ramon ramona ramón randal randall randi randolph randy ranjeet ranjit ransom raoul
    raphael raphaelle raquel rashad rashawn rasheed rati raul raven ravi ray raymond raymundo raúl reanna reba
    rebeca rebecca rebeka rebekah reece reese regan reggie regina reginald reid reina reinhold remington renata rene
    renee ressie reta retha retta reuben reva rex rey reyes reymundo reyna reynold rhea rhett rhianna rhiannon rhoda
    rhonda ricardo richard richie rick rickey rickie ricky rico rigoberto riley rita ritesh rob robb robbie robert
    roberta roberto robin robyn rochelle rocio rocky roderick rodger rodney rodolfo rodrick rodrigo roel rogelio
    roger rohana rohit roisin roland rolando rollin romaine roman ron ronald ronaldo ronnie ronny roosevelt rosa
    rosalee rosalia rosalie rosalind rosalinda rosalyn rosamond rosanna rosario roscoe rosella roselyn rosemarie
    rosemary rosendo rosetta rosie rosina roslyn rossie rowan rowena rowland roxane roxanne roy royce rozella ruben
    rubie rubye rubén rudolph rudra rudy rufus rukhmani rukmin rupert rupinder russ russell ruth ruthe ruthie ryan
    ryann ryder rylan rylee ryleigh ryley sabina sabrina sabryna sachin sadie sadye sage saige sallie sally salma
    salvador salvatore sam samanta samantha samara sameer samir sammie sammy samuel sancho sandra sandrine sandy
    sanjay sanka santa santina santino santos sanya saoirse sara sarada sarah sarai sarala saraswati sarina sarisha
    sarla saroja sarvin sasha satish satyen saul savanah savanna savion saúl scarlett schuyler scottie scotty seamus
    sean sebastian sedrick selena selina selmer serena sergei sergio seth shad shaina shakira shakti shakuntala
    shana shane shanel shanelle shania shanie shaniya shankar shanna shannon shanny shanon shantanu shanti shany
    sharda shari sharmila sharon shashi shashikala shaun shawn shawna shaylee shayna shayne shea sheela sheila
    sheldon shelia shelley shelly shemar sher sheri sheridan sherman sherri sherry sheryl shirley shiv shivakari
    shobhana shresth shresthi shreya shreyashi shridevi shrishti shubha shubhaprada shwet shyann shyanne sibyl sid
    siddarth siddhi siddhran sidney sienna sierra sigmund sigrid sigurd silas silvia sim simeon simon simone sincere
    sinead siobhan sister sitara skyla skylar sloka smita smriti sofia solon som soma somnath somu sonia sonja sonya
    sophia sophie stacey stacy stan stanford stanley stefan stefanie stephan stephania stephanie stephany stephen
    stephon steve steven stevie stewart stuart subhash subhashini subhasini subodh sucheta sudeva sue sujata sukanya
    suma suman sumitra sunil sunita suresh surya suryakant suryakanta suryakantam susan susana susanna susheel
    sushil sushma susie suzanne sven svetlana swami swapnil swara swarnalata sweta syble sydnee sydni sydnie sylvan
    sylvester sylvia tabitha tad tadeo takashi talia talon tamara tami tamia tamika tammy tania tanirika tanushree
    tanushri tanya tapan tara tarun taryn tasha tate tatiana tatum tatyana taurean tavares taya teagan ted tej tejas
    telly teodoro terence teresa teri terrance terrell terrence terri terrill terry tess tessie tevin thad thaddeus
    thalia thea thelma theo theodora theodore theresa therese theresia theron thomas thora thurman thuy tia tiana
    tianna tiara tierra tiffany tim timmothy timmy timoteo timothy tina tito titus tobin toby tod todd tom tomas
    tomasa tommie tommy tomás toney toni tony tonya torey torrey trace tracey traci tracy trang travis travon tre
    tremaine tremayne trent tressa tressie treva trever trevion trevor tricia trilochan trilochana trilok
    trilokanath trilokesh triloki trisha tristian tristin triston troy trudie trycia trystan tuan tushar twila tyra
    tyree tyreek tyrell tyrese tyrique tyrone tyshawn tyson ubaldo udai udit ujjawal ujjwal ulices ulises uma umang
    una unique upendra urban uriah uriel urmila ursula usha uttam vada vaidehi vaijayanthi vaijayanti vaishnavi
    vaishno vaishvi valentin valentina valentine valeria valerie vallie van vance vanessa varalakshmi vasanti
    vasudev vasudeva vasudha vasundhara vaughn veda vedang vedanga vedanshi velda vella velma velva vena vera verda
    verdie vergie verla verlie vern verna verner vernice vernie veronica verónica vesta vicenta vicente vicki vickie
    vicky victor vida vidal vidhur vidhya vidur vidya vijay vikram vilma vimal vimala vinay vince vincent vincenza
    vincenzo vinnie viola violette virgie virgil virginie vishnu vishwamitra vita vito viva vivian viviane vivianne
    vivien vivienne vladimir vrinda vrund vyas víctor waino waldo wallace walter walton wanda watson wava waylon
    wayne weldon wendell wendy werner westley whitney wilber wilbert wilbur wilburn wiley wilford wilfred wilfredo
    wilfrid wilhelm wilhelmine will willa willard william willie willis willy wilma wilmer wilton winifred winnifred
    winona wojciech wyatt xander xavier ximena xin xochitl xzavier yadira yamileth yaretzi yasmeen yasmin yasmine
    yazmin yesenia yessenia yogendra yogesh yoginder yolanda yoshiko yuki yuri yusuf yvette yvonne zach zachariah
    zachary zachery zack zackary zackery zainab zakary zander zane zaria zechariah zelda zella zelma zena zendaya
    zetta zita zoe zoey zofia zoie zoila zola zora zoé zula ángela óscar
  `
    .trim()
    .split(/\s+/),
);
