-- One word in several alphabets, and one character in several forms, as search spells them
-- (docs/decisions/0072-names-in-other-letters.md). The characters of Chinese and Japanese are those of OpenCC (opencc-js 1.4.2,
-- Apache-2.0): each traditional or Japanese form stands above its simplified one, some forms that only names have included.

create or replace function search_letters(value text) returns text language plpgsql immutable parallel safe as $$
begin
  if value ~ '[\u3400-\u9fff\U00020000-\U0003ffff]' then
    value := translate(value,
'㑯㑳㑶㓨㗲㘚㜄㜏㜢㠏㠣㥮㩜㩳㩵㺏䁪䁻䃮䊷䋙䋚䋹䋻䍦䎱䓣䙡䜀䝼䡵䥇䥑䥕䥱䦛䦟䧢䮄䯀䰾䱷䱽䲁䲘䴉丟両並么乗乾亀亂亙亜亞仏仮伝佇佈佔併來侖価侶侷俁係俔俠俥俬倀倆倈倉個們倖倫倲倹偉偑側偵偽傌傑傖傘備傢傭傯傳傴債傷傾僂僅僉僑僕僞僤僥僨僱價儀儁儂億儈儉儎儐儔儕儘償優儲儷儸儺儻儼兇兌児兒兗內兩円冊冑冨冪凈凍凜処凱別刪剄則剋剎剗剛剝剣剤剮剰剴創剷劃劄劇劉劊劌劍劏劑劚労効勁勅動務勛勝勞勢勣勧勩勱勲勳勵勸勻匭匯匱區協単卹卻卽厙厠厤厭厲厳厴參叄収叢吒吳吶呂咼員唄唖唸問啓啞啟啢喎喚喪喫喬單喲営嗆嗇嗊嗎嗚嗩嗰嗶嘆嘍嘓嘔嘖嘗嘜嘩嘮嘯嘰嘵嘸嘽噁噓噚噛噝噠噥噦噯噲噴噸噹嚀嚇嚌嚐嚕嚙嚥嚦嚧嚨嚮嚲嚳嚴嚶囀囁囂囅囈囉囌囑団囪囲図圇國圍圏園圓圖團圧垻埜埡埨埰執堅堊堖堝堯報場塁塊塋塏塒塗塚塢塤塩塵塸塹塿墊増墜墠墮墰墳墶墻墾壇壊壋壌壎壓壗壘壙壚壜壞壟壠壢壩壪壯壱売壷壺壼壽変夠夢夥夾奐奧奨奩奪奬奮奼妝姍姦娙娛婁婦婭媧媯媰媼媽嫋嫗嫵嫺嫻嫿嬀嬃嬈嬋嬌嬙嬡嬢嬤嬪嬰嬸孃孋孌孫學孻孿実宮寀寛寢實寧審寫寬寵寶対専將專尋對導尭尷屆屍屓屜屢層屨屬岡峯峴島峽崍崑崗崙崢崬嵐嵗嵜嵽嵾嶁嶄嶇嶋嶌嶔嶗嶠嶢嶧嶨嶮嶸嶺嶼嶽巋巌巒巔巖巘巣巰巹巻帥師帯帰帳帶幀幃幓幗幘幟幣幫幬幷幹幾庁広庫廁廂廃廄廈廎廕廚廝廞廟廠廡廢廣廩廬廳弐弒弔弳張強弾彄彆彈彌彎彔彙彠彥彫彲彿後徑従從徠復徳徴徵徹応恆恥恵悅悞悩悪悵悶悽惡惱惲惻愛愜愨愴愷愾慄態慍慎慘慚慟慣慤慪慫慮慳慶慺慼慾憂憊憐憑憒憖憚憤憫憮憲憶懇應懌懍懐懞懟懣懤懨懲懶懷懸懺懼懾戀戇戔戦戧戩戯戰戱戲戶戻払扞抜択拋拚拝拠拡挙挩挱挾挿捜捨捫捱捲掃掄掆掗掙掛採掲掻揀揚換揮揯揺損搖搗搧搵搶摂摑摜摟摯摳摶摺摻撃撈撏撐撓撝撟撣撥撫撲撳撹撻撾撿擁擄擇擊擋擓擔據擠擡擣擬擯擰擱擲擴擷擺擻擼擽擾攄攆攏攔攖攙攛攜攝攢攣攤攪攬敍敎敓敗敘敵數斂斃斆斉斎斕斬斷於旂旣昇時晃晉晛晝晩暁暈暉暐暘暢暦暫曄曆曇曉曏曖曠曥曨曬書曻曽會朥朧朮東枱枴柵柺査栄桒桜桝桟桱桿梔梘梜條梟梲棄棊棖棗棟棡棧棲棶椏検椲楊楓楨業極楽概榘榦榪榮榲榿構槍槓槗様槙槤槧槨槮槳槶槼樁樂樅樑樓標樞樢樣樧権樫樳樸樹樺樿橈橋機橢橫橯檁檉檔檜檟檢檣檮檯檳檸檻櫃櫍櫓櫚櫛櫝櫞櫟櫥櫧櫨櫪櫫櫬櫱櫳櫸櫻欄欅權欏欒欓欖欞欽歎歐歓歟歡歩歯歲歳歴歷歸歿殘殞殤殨殫殭殮殯殰殲殺殻殼毀毆毎毿氂氈氌気氣氫氬氳氾汎汙決沒沖沢沪況泝洩洶浄浜浹浿涇涗涙涼淒淚淥淨淩淪淵淶淸淺渇済渉渋渓渙減渢渦測渾湊湋湞湧湯満溈準溝溫溮溳溼滄滅滌滎滙滝滬滯滲滷滸滻滾滿漁漊漍漚漢漣漬漲漵漸漿潀潁潑潔潕潙潚潛潤潯潰潷潿澀澆澇澐澗澠澤澦澩澫澮澱澾濁濃濄濆濕濘濚濛濜濟濤濧濫濰濱濵濺濼濾瀂瀅瀆瀇瀉瀋瀏瀕瀘瀝瀟瀠瀦瀧瀨瀬瀰瀲瀾灃灄灑灒灕灘灙灝灡灣灤灧灩災為烏烴無焼煉煒煙煢煥煩煬煱熅熒熗熰熱熲熾燀燁燈燉燒燖燙燜營燦燬燭燴燶燻燼燾爍爐爛爭爲爺爾牀牆牘牴牽犖犛犠犢犧狀狹狽猙猟猶猻獁獃獄獅獎獣獨獪獫獮獰獱獲獵獷獸獺獻獼玀現琱琺琿瑋瑒瑣瑤瑩瑪瑲璉璊璕璗璡璣璦璫璯環璵璸璽璿瓅瓊瓏瓔瓚瓛瓶甌甕產産畝畢畫異畳畵當疇疊痙痠痩痺痾瘂瘋瘍瘓瘞瘡瘧瘮瘲瘺瘻療癆癇癉癒癘癟癡癢癤癥癧癩癬癭癮癰癱癲発發皁皚皰皸皺盃盜盞盡監盤盧盪県眞眥眾睍睏睜睞睪瞘瞜瞞瞶瞼矇矓矚矯研砕硃硜硤硨硯碕碩碭碸確碼碽磑磚磠磣磧磯磽磾礄礎礐礙礦礪礫礬礱祕祿禍禎禕禡禦禪禮禰禱禿秈稅稈稏稜稟種稱稲穀穂穇穌積穎穏穠穡穢穣穩穫穭窩窪窮窯窵窶窺竄竅竇竈竊竒竜竪競筆筍筧筴箇箋箏箚節範築篋篔篠篢篤篩篳篸簀簍簑簞簡簣簫簷簹簽簾籃籅籌籔籙籛籜籟籠籤籩籪籬籮籲粋粛粧粵糉糝糞糧糭糰糲糴糶糹糾紀紂紃約紅紆紇紈紉紋納紐紓純紕紖紗紘紙級紛紜紝紞紡紬紮細紱紲紳紵紹紺紼紿絀終絃組絅絆経絎結絕絛絝絞絡絢給絨絪絰統絲絳絵絶絹絺綁綃綄綆綈綉綌綎綏綐綑經綖継続綜綝綞綠綡綢綣綧綪綫綬維綯綰綱網綳綴綵綸綹綺綻綽綾綿緄緇緊緋総緑緒緓緔緗緘緙線緝緞締緡緣緦編緩緬緯緱緲練緶緹緻緼縁縄縈縉縊縋縐縑縕縗縛縝縞縟縣縦縧縫縭縮縯縱縲縳縴縵縶縷縹總績繃繅繆繊繍繒織繕繚繞繡繢繩繪繫繭繮繯繰繳繶繸繹繻繼繽繾繿纁纆纇纈纊續纍纏纓纔纕纖纘纜缽罃罈罌罎罰罵罷羅羆羈羋羣羥羨義羶習翫翬翹翻翽耬耮聖聞聯聰聲聳聴聵聶職聹聽聾肅脅脈脛脣脩脫脳脹腎腖腡腦腫腳腸膃膕膚膞膠膢膩膽膾膿臉臍臏臓臘臚臟臠臢臥臨臺與興舉舊舖舘艙艤艦艫艱艶艷芻苧茲荊荘莊莖莢莧華菴菸萇萊萌萬萴萵葉葒著葤葦葯葷蒍蒐蒓蒔蒕蒞蒼蓀蓆蓋蓮蓯蓴蓽蔄蔔蔘蔞蔣蔥蔦蔭蔯蔵蔿蕁蕆蕎蕒蕓蕕蕘蕢蕩蕪蕭蕷薀薈薊薌薑薔薘薟薦薩薫薬薳薴薵薹薺藍藎藝藥藪藭藴藶藹藺蘀蘄蘆蘇蘊蘋蘚蘞蘟蘢蘭蘺蘿虆虉處虛虜號虧虯蛍蛺蛻蜆蝀蝋蝕蝟蝦蝨蝸螄螞螢螮螻螿蟄蟈蟎蟣蟬蟯蟲蟳蟶蟻蠁蠅蠆蠍蠐蠑蠔蠟蠣蠨蠱蠶蠻衆衊術衕衚衛衝衞衹袞袷裊裏補裝裡製複褌褒褘褲褳褸褻襀襇襉襏襖襝襠襤襪襬襯襲襴覇覈見覎規覓視覘覚覡覥覦覧親覬覯覲観覷覺覽覿觀觴觶觸訁訂訃計訊訌討訏訐訒訓訕訖託記訛訝訟訢訣訥訩訪設許訳訴訶診註証詀詁詆詎詐詒詔評詖詗詘詛詝詞詠詡詢詣試詩詪詫詬詭詮詰話該詳詵詷詼詿誄誅誆誇誌認誑誒誕誘誚語誠誡誣誤誥誦誨說説読誰課誶誹誼誾調諂諄談諉請諍諏諑諒諓論諗諛諜諝諞諟諡諢諤諦諧諫諭諮諱諲諳諴諶諷諸諺諼諾謀謁謂謄謅謊謎謏謐謔謖謗謙謚講謝謠謡謨謫謬謭謳謹謾譁證譎譏譓譖識譙譚譜譞譟譫譭譯議譲譴護譸譽譾讀讅變讋讌讎讒讓讕讖讚讜讞谿豈豊豎豐豔豬豶貍貓貙貝貞貟負財貢貧貨販貪貫責貯貰貲貳貴貶買貸貺費貼貽貿賀賁賂賃賄賅資賈賊賑賒賓賕賙賚賛賜賞賠賡賢賣賤賦賧質賫賬賭賰賴賵賺賻購賽賾贄贅贇贈贊贋贍贏贐贓贔贖贗贛贜赬趕趙趨趲跡踐踰踴蹌蹕蹟蹠蹣蹤蹺躂躉躊躋躍躎躑躒躓躕躚躡躥躦躪躰軀車軋軌軍軏軑軒軔軛軝軟転軤軫軲軸軹軺軻軼軽軾較輄輅輇輈載輊輋輒輓輔輕輗輛輜輝輞輟輥輦輩輪輬輮輯輳輶輸輻輼輾輿轀轂轄轅轆轉轍轎轔轟轡轢轤辦辭辮辯農辺迴逓逕這連週進遅遊運過達違遙遜遞遠遡適遲遶遷選遺遼邁還邇邉邊邏邐郎郟郵郷鄆鄉鄒鄔鄖鄧鄩鄭鄰鄲鄳鄴鄶鄺酇酈酔醃醖醜醞醟醣醤醫醬醱醲醸釀釁釃釅釈釋釐釒釓釔釕釗釘釙針釣釤釦釧釩釴釵釷釹釺釾釿鈀鈁鈃鈄鈅鈇鈈鈉鈍鈎鈐鈑鈒鈔鈕鈞鈡鈣鈥鈦鈧鈮鈰鈳鈴鈷鈸鈹鈺鈽鈾鈿鉀鉄鉅鉆鉈鉉鉊鉋鉍鉑鉕鉗鉚鉛鉝鉞鉢鉤鉥鉦鉧鉬鉭鉮鉱鉳鉶鉷鉸鉺鉻鉿銀銃銅銈銍銑銓銖銘銚銛銜銠銣銥銦銨銩銪銫銬銭銱銳銶銷銹銻銼鋁鋃鋅鋇鋌鋏鋐鋒鋗鋙鋝鋟鋣鋤鋥鋦鋨鋩鋪鋭鋮鋯鋰鋱鋳鋶鋸鋹鋼錀錁錄錆錇錈錏錐錒錕錘錙錚錛錞錟錠錡錢錤錦錨錩錫錬錮錯録錳錶錸錼鍀鍁鍃鍅鍆鍇鍈鍊鍋鍍鍔鍘鍚鍛鍠鍤鍥鍩鍬鍭鍰鍵鍶鍺鍼鍾鎂鎄鎇鎊鎌鎓鎔鎖鎘鎚鎛鎝鎡鎢鎣鎦鎧鎩鎪鎬鎭鎮鎰鎲鎳鎵鎶鎸鎿鏃鏇鏈鏌鏍鏏鏐鏑鏗鏘鏜鏝鏞鏟鏡鏢鏤鏨鏰鏵鏷鏹鏺鏻鏽鐃鐄鐇鐋鐍鐏鐐鐒鐓鐔鐘鐙鐝鐠鐥鐦鐧鐨鐩鐫鐮鐯鐲鐳鐵鐶鐸鐺鐽鐿鑄鑊鑌鑑鑒鑔鑕鑞鑠鑣鑥鑪鑭鑰鑱鑲鑷鑹鑼鑽鑾鑿钁钂長門閂閃閆閈閉開閌閎閏閑閒間閔閘閡関閣閤閥閨閩閫閬閭閱閲閶閹閻閼閽閾閿闃闆闇闈闉闊闋闌闍闐闑闒闓闔闕闖闘關闞闠闡闢闤闥陘陝陞陣陥陰陳陸険陽隉隊階隑隕際隠隤隨險隮隯隱隴隸隻雋雑雖雙雛雜雞離難雲電霊霑霢霧霽靂靄靆靈靉靚靜靝靦靨鞏鞝鞦鞽韁韃韆韉韋韌韍韓韙韜韝韞韻響頁頂頃項順頇須頊頌頍頎頏預頑頒頓頔頗領頜頠頡頤頦頫頭頮頰頲頴頵頷頸頹頻頼頽顆題額顎顏顒顓顔顕顗願顙顛類顢顥顧顫顬顯顰顱顳顴風颭颮颯颱颳颶颸颺颻颼飀飄飆飈飛飠飢飣飥飩飪飫飭飯飱飲飴飼飽飾飿餃餄餅餈餉養餌餎餏餑餒餓餕餖餗餘餚餛餜餞餡館餬餱餳餵餶餷餸餺餼餾餿饁饃饅饈饉饊饋饌饑饒饗饘饜饞饢馬馭馮馱馳馴馹馼駁駃駅駆駉駐駑駒駓駔駕駘駙駛駝駟駡駢駪駭駰駱駸駼駿騁騂騄騅騊騌騍騎騏騑騒験騖騙騞騠騤騧騫騭騮騰騱騵騶騷騸騾驀驁驂驃驄驅驊驌驍驎驏驕驗驚驛驟驢驤驥驦驪驫骯髄髏髒體髕髖髙髪髮鬆鬍鬚鬢鬥鬧鬨鬩鬮鬱鬹魎魘魚魛魟魢魨魯魴魷魺鮀鮁鮃鮆鮈鮊鮋鮍鮎鮐鮑鮒鮓鮚鮜鮝鮞鮟鮠鮡鮣鮦鮪鮫鮭鮮鮳鮶鮸鮺鯀鯁鯇鯉鯊鯒鯔鯕鯖鯗鯛鯝鯡鯢鯤鯧鯨鯪鯫鯰鯴鯷鯻鯽鯿鰁鰂鰃鰆鰈鰉鰊鰌鰍鰏鰐鰒鰓鰛鰜鰟鰠鰣鰤鰥鰧鰨鰩鰭鰮鰱鰲鰳鰵鰶鰷鰹鰺鰻鰼鰾鱀鱂鱅鱇鱈鱉鱒鱔鱖鱗鱘鱚鱝鱟鱠鱣鱤鱧鱨鱭鱯鱲鱷鱸鱺鳥鳧鳩鳬鳲鳳鳴鳶鳾鴆鴇鴉鴎鴒鴕鴛鴝鴞鴟鴣鴦鴨鴯鴰鴴鴷鴻鴿鵁鵂鵃鵏鵐鵑鵒鵓鵜鵝鵟鵠鵡鵪鵬鵮鵯鵰鵲鵷鵾鶄鶇鶉鶊鶏鶓鶖鶘鶚鶠鶡鶥鶩鶪鶬鶯鶱鶲鶴鶹鶺鶻鶼鶿鷀鷁鷂鷄鷉鷊鷓鷖鷗鷙鷚鷟鷥鷦鷫鷭鷯鷲鷳鷴鷸鷹鷺鷽鸂鸇鸊鸌鸏鸑鸕鸘鸚鸛鸝鸞鹵鹸鹹鹺鹼鹽麗麥麩麪麫麬麯麳麴麵麹麺麼麽黃黌黒黙點黨黲黴黶黷黽黿鼂鼉鼕鼴齊齋齎齏齒齔齕齗齘齙齜齟齠齡齢齣齦齧齪齬齮齯齲齶齷齼龍龎龐龑龔龕龜鿁鿓﨑𠁞𠗣𠮷𡃕𡅏𡑍𡑭𡓾𡔖𡞵𡠹𡢃𡮉𡮣𡳳𡻕𡾱𢣚𢶫𢹿𣈶𣙎𣞻𣠩𣠲𣯶𣾷𤁣𤅶𤓩𤪺𤫩𤳸𥊝𥌃𥕥𥖅𥗽𥢢𥸠𥼽𦘧𦣎𦪙𧜗𧜵𧝞𧟀𧩙𧵳𧶧𨊰𨊸𨋢𨤻𨦫𨧀𨧜𨨏𨭆𨭎𨯅𩞯𩠴𩣑𩶘𰻞',
'㑔㑇㐹刾𠵾㘎㚯㛣𡞱㟆𫵷㤘㨫㧐擜𤠋𥇢䀥鿎䌶䌺䌻䌿䌾䍠䎬𬜯䙌䜧䞍𫟦䦂鿏𬭯䥾䦶䦷𨸟𫠊䯅鲃䲣䲝鳚鳤鹮丢两并幺乘干龟乱亘亚亚佛假传伫布占并来仑价侣局俣系伣侠伡私伥俩俫仓个们幸伦㑈俭伟㐽侧侦伪㐷杰伧伞备家佣偬传伛债伤倾偻仅佥侨仆伪𫢸侥偾雇价仪俊侬亿侩俭傤傧俦侪尽偿优储俪㑩傩傥俨凶兑儿儿兖内两圆册胄富幂净冻凛处凯别删刭则克刹刬刚剥剑剂剐剩剀创铲划札剧刘刽刿剑㓥剂㔉劳效劲敕动务勋胜劳势𪟝劝勚劢勋勋励劝匀匦汇匮区协单恤却即厍厕历厌厉严厣参叁收丛咤吴呐吕呙员呗哑念问启哑启唡㖞唤丧吃乔单哟营呛啬唝吗呜唢𠮶哔叹喽啯呕啧尝唛哗唠啸叽哓呒啴恶嘘㖊啮咝哒哝哕嗳哙喷吨当咛吓哜尝噜啮咽呖𠰷咙向亸喾严嘤啭嗫嚣冁呓啰苏嘱团囱围图囵国围圈园圆图团压坝野垭𫭢采执坚垩垴埚尧报场垒块茔垲埘涂冢坞埙盐尘𫭟堑𪣻垫增坠𫮃堕坛坟垯墙垦坛坏垱壤埙压𡋤垒圹垆坛坏垄垅坜坝塆壮壹卖壶壶壸寿变够梦伙夹奂奥奖奁夺奖奋姹妆姗奸𫰛娱娄妇娅娲妫㛀媪妈袅妪妩娴娴婳妫媭娆婵娇嫱嫒娘嬷嫔婴婶娘㛤娈孙学𡥧孪实宫采宽寝实宁审写宽宠宝对专将专寻对导尧尴届尸屃屉屡层屦属冈峰岘岛峡崃昆岗仑峥岽岚岁崎𫶇㟥嵝崭岖岛岛嵚崂峤峣峄峃崄嵘岭屿岳岿岩峦巅岩𪩘巢巯卺卷帅师带归帐带帧帏㡎帼帻帜币帮帱并干几厅广库厕厢废厩厦庼荫厨厮𫷷庙厂庑废广廪庐厅贰弑吊弪张强弹𫸩别弹弥弯录汇彟彦雕彨佛后径从从徕复德征征彻应恒耻惠悦悮恼恶怅闷凄恶恼恽恻爱惬悫怆恺忾栗态愠愼惨惭恸惯悫怄怂虑悭庆㥪戚欲忧惫怜凭愦慭惮愤悯怃宪忆恳应怿懔怀蒙怼懑㤽恹惩懒怀悬忏惧慑恋戆戋战戗戬戏战戏戏户戾拂捍拔择抛拼拜据扩擧捝挲挟插搜舍扪挨卷扫抡㧏挜挣挂采揭搔拣扬换挥搄摇损摇捣扇揾抢摄掴掼搂挚抠抟折掺击捞挦撑挠㧑挢掸拨抚扑揿搅挞挝捡拥掳择击挡㧟担据挤抬捣拟摈拧搁掷扩撷摆擞撸㧰扰摅撵拢拦撄搀撺携摄攒挛摊搅揽叙教敚败叙敌数敛毙敩齐斋斓斩断于旗既升时晄晋𬀪昼晚晓晕晖𬀩旸畅历暂晔历昙晓向暧旷𣆐昽晒书升曾会𦛨胧术东台拐栅拐查荣桑樱枡栈𣐕杆栀枧𬂩条枭棁弃棋枨枣栋㭎栈栖梾桠检㭏杨枫桢业极乐槪矩干杩荣榅桤构枪杠桥样槇梿椠椁椮桨椢椝桩乐枞梁楼标枢㭤样榝权㭴桪朴树桦椫桡桥机椭横𣓿檩柽档桧槚检樯梼台槟柠槛柜𬃊橹榈栉椟橼栎橱槠栌枥橥榇蘖栊榉樱栏榉权椤栾𣗋榄棂钦叹欧欢欤欢步齿岁岁历历归殁残殒殇㱮殚僵殓殡㱩歼杀壳壳毁殴每毵牦毡氇气气氢氩氲泛泛污决没冲泽滤况溯泄汹净滨浃𬇙泾涚泪凉凄泪渌净凌沦渊涞清浅渴济涉澁溪涣减沨涡测浑凑𣲗浈涌汤满沩准沟温浉涢湿沧灭涤荥汇泷滤滞渗卤浒浐滚满渔溇𬇹沤汉涟渍涨溆渐浆潨颍泼洁𣲘沩㴋潜润浔溃滗涠涩浇涝沄涧渑泽滪泶𬇕浍淀㳠浊浓㳡𣸣湿泞溁蒙浕济涛㳔滥潍滨滨溅泺滤澛滢渎㲿泻沈浏濒泸沥潇潆潴泷濑濑弥潋澜沣滠洒𪷽漓滩𣺼灏㳕湾滦滟滟灾为乌烃无烧炼炜烟茕焕烦炀㶽煴荧炝𬉼热颎炽𬊤烨灯炖烧𬊈烫焖营灿毁烛烩㶶熏烬焘烁炉烂争为爷尔床墙牍抵牵荦牦牺犊牺状狭狈狰猎犹狲犸呆狱狮奖兽独狯猃狝狞㺍获猎犷兽獭献猕猡现雕珐珲玮玚琐瑶莹玛玱琏𫞩𬍤𬍡琎玑瑷珰㻅环玙瑸玺璇𬍛琼珑璎瓒𤩽甁瓯瓮产产亩毕画异叠画当畴叠痉酸瘦痹疴痖疯疡痪瘗疮疟瘆疭瘘瘘疗痨痫瘅愈疠瘪痴痒疖症疬癞癣瘿瘾痈瘫癫发发皂皑疱皲皱杯盗盏尽监盘卢荡县真眦众𪾢困睁睐睾眍䁖瞒瞆睑蒙眬瞩矫硏碎朱硁硖砗砚埼硕砀砜确码䂵硙砖硵碜碛矶硗䃅硚础𬒈碍矿砺砾矾砻秘禄祸祯祎祃御禅礼祢祷秃籼税秆䅉棱禀种称稻谷穗䅟稣积颖稳秾穑秽穰稳获穞窝洼穷窑窎窭窥窜窍窦灶窃奇龙竖竞笔笋笕䇲个笺筝札节范筑箧筼筿𬕂笃筛筚𥮾箦篓蓑箪简篑箫檐筜签帘篮𥫣筹䉤箓篯箨籁笼签笾簖篱箩吁粹肃妆粤粽糁粪粮粽团粝籴粜纟纠纪纣𬘓约红纡纥纨纫纹纳纽纾纯纰纼纱纮纸级纷纭纴𬘘纺䌷扎细绂绁绅纻绍绀绋绐绌终弦组䌹绊经绗结绝绦绔绞络绚给绒𬘡绖统丝绛绘绝绢𫄨绑绡𬘫绠绨绣绤𬘩绥䌼捆经𫄧继续综𬘭缍绿𫟅绸绻𬘯𬘬线绶维绹绾纲网绷缀彩纶绺绮绽绰绫绵绲缁紧绯总绿绪绬绱缃缄缂线缉缎缔缗缘缌编缓缅纬缑缈练缏缇致缊缘绳萦缙缢缒绉缣缊缞缚缜缟缛县纵绦缝缡缩𬙂纵缧䌸纤缦絷缕缥总绩绷缫缪纤绣缯织缮缭绕绣缋绳绘系茧缰缳缲缴𫄷䍁绎𦈡继缤缱䍀𫄸𬙊颣缬纩续累缠缨才𬙋纤缵缆钵䓨坛罂坛罚骂罢罗罴羁芈群羟羡义膻习玩翚翘飜翙耧耢圣闻联聪声耸听聩聂职聍听聋肃胁脉胫唇修脱脑胀肾胨脶脑肿脚肠腽腘肤䏝胶𦝼腻胆脍脓脸脐膑脏腊胪脏脔臜卧临台与兴举旧铺馆舱舣舰舻艰艳艳刍苎兹荆庄庄茎荚苋华庵烟苌莱萠万荝莴叶荭着荮苇药荤𫇭搜莼莳蒀莅苍荪席盖莲苁莼荜𬜬卜参蒌蒋葱茑荫𫈟藏𫇭荨蒇荞荬艺莸荛蒉荡芜萧蓣蕰荟蓟芗姜蔷荙莶荐萨薰药䓕苎䓓苔荠蓝荩艺药薮䓖蕴苈蔼蔺萚蕲芦苏蕴苹藓蔹𦻕茏兰蓠萝蔂𬟁处虚虏号亏虬萤蛱蜕蚬𬟽蜡蚀猬虾虱蜗蛳蚂萤䗖蝼螀蛰蝈螨虮蝉蛲虫𫊻蛏蚁蚃蝇虿蝎蛴蝾蚝蜡蛎蟏蛊蚕蛮众蔑术同胡卫冲卫只衮夹袅里补装里制复裈襃袆裤裢褛亵𫌀裥裥袯袄裣裆褴袜摆衬袭襕霸核见觃规觅视觇觉觋觍觎览亲觊觏觐观觑觉览觌观觞觯触讠订讣计讯讧讨𬣙讦讱训讪讫托记讹讶讼䜣诀讷讻访设许译诉诃诊注证𧮪诂诋讵诈诒诏评诐诇诎诅𬣞词咏诩询诣试诗𬣳诧诟诡诠诘话该详诜𫍣诙诖诔诛诓夸志认诳诶诞诱诮语诚诫诬误诰诵诲说说读谁课谇诽谊訚调谄谆谈诿请诤诹诼谅𬣡论谂谀谍谞谝𬤊谥诨谔谛谐谏谕咨讳𬤇谙𫍯谌讽诸谚谖诺谋谒谓誊诌谎谜𫍲谧谑谡谤谦谥讲谢谣谣谟谪谬谫讴谨谩哗证谲讥𬤝谮识谯谭谱𫍽噪谵毁译议让谴护诪誉谫读谉变詟䜩雠谗让谰谶赞谠谳溪岂丰竖丰艳猪豮狸猫䝙贝贞贠负财贡贫货贩贪贯责贮贳赀贰贵贬买贷贶费贴贻贸贺贲赂赁贿赅资贾贼赈赊宾赇赒赉赞赐赏赔赓贤卖贱赋赕质赍账赌䞐赖赗赚赙购赛赜贽赘赟赠赞赝赡赢赆赃赑赎赝赣赃赪赶赵趋趱迹践逾踊跄跸迹跖蹒踪跷跶趸踌跻跃䟢踯跞踬蹰跹蹑蹿躜躏体躯车轧轨军𫐄轪轩轫轭𬨂软转轷轸轱轴轵轺轲轶轻轼较𨐈辂辁辀载轾𪨶辄挽辅轻𫐐辆辎辉辋辍辊辇辈轮辌𫐓辑辏𬨎输辐辒辗舆辒毂辖辕辘转辙轿辚轰辔轹轳办辞辫辩农边回递径这连周进迟游运过达违遥逊递远溯适迟绕迁选遗辽迈还迩边边逻逦郞郏邮鄕郓乡邹邬郧邓𬩽郑邻郸𫑡邺郐邝酂郦醉腌酝丑酝蒏糖酱医酱酦𬪩酿酿衅酾酽释释厘钅钆钇钌钊钉钋针钓钐扣钏钒𬬩钗钍钕钎䥺𬬱钯钫钘钭钥𫓧钚钠钝钩钤钣钑钞钮钧钟钙钬钛钪铌铈钶铃钴钹铍钰钸铀钿钾铁巨钻铊铉𬬿铇铋铂钷钳铆铅𫟷钺钵钩𬬸钲𬭁钼钽𬬹鑛锫铏𫟹铰铒铬铪银铳铜𫓯铚铣铨铢铭铫铦衔铑铷铱铟铵铥铕铯铐钱铞锐𨱇销锈锑锉铝锒锌钡铤铗𬭎锋𫓶铻锊锓铘锄锃锔锇铓铺锐铖锆锂铽铸锍锯𬬮钢𬬭锞录锖锫锩铔锥锕锟锤锱铮锛𬭚锬锭锜钱𫓹锦锚锠锡炼锢错录锰表铼镎锝锨锪钫钔锴锳炼锅镀锷铡钖锻锽锸锲锘锹𬭤锾键锶锗针钟镁锿镅镑镰𬭩镕锁镉锤镈𨱏镃钨蓥镏铠铩锼镐镇镇镒镋镍镓鿔镌镎镞旋链镆镙𬭬镠镝铿锵镗镘镛铲镜镖镂錾镚铧镤镪䥽𬭸锈铙𨱑𫔍铴𫔎𨱔镣铹镦镡钟镫镢镨䦅锎锏镄𬭼镌镰䦃镯镭铁镮铎铛𫟼镱铸镬镔鉴鉴镲锧镴铄镳镥𬬻镧钥镵镶镊镩锣钻銮凿镢镋长门闩闪闫闬闭开闶闳闰闲闲间闵闸阂关阁合阀闺闽阃阆闾阅阅阊阉阎阏阍阈阌阒板暗闱𬮱阔阕阑阇阗𫔶阘闿阖阙闯鬭关阚阓阐辟阛闼陉陕升阵陷阴陈陆险阳陧队阶𬮿陨际隐𬯎随险𬯀陦隐陇隶只隽杂虽双雏杂鸡离难云电灵沾霡雾霁雳霭叇灵叆靓静靔腼靥巩绱秋鞒缰鞑千鞯韦韧韨韩韪韬鞲韫韵响页顶顷项顺顸须顼颂𫠆颀颃预顽颁顿𬱖颇领颌𬱟颉颐颏𫖯头颒颊颋颕𫖳颔颈颓频赖颓颗题额颚颜颙颛颜显𫖮愿颡颠类颟颢顾颤颥显颦颅颞颧风飐飑飒台刮飓飔飏飖飕飗飘飙飚飞饣饥饤饦饨饪饫饬饭飧饮饴饲饱饰饳饺饸饼糍饷养饵饹饻饽馁饿馂饾𫗧余肴馄馃饯馅馆糊糇饧喂馉馇𩠌馎饩馏馊馌馍馒馐馑馓馈馔饥饶飨𫗴餍馋馕马驭冯驮驰驯驲𫘜驳𫘝驿驱𬳶驻驽驹𬳵驵驾骀驸驶驼驷骂骈𬳽骇骃骆骎𬳿骏骋骍𫘧骓𫘦骔骒骑骐𬴂骚验骛骗𬴃𫘨骙䯄骞骘骝腾𫘬𫘪驺骚骟骡蓦骜骖骠骢驱骅骕骁𬴊骣骄验惊驿骤驴骧骥骦骊骉肮髓髅脏体髌髋高发发松胡须鬓斗闹哄阋阄郁鬶魉魇鱼鱽𫚉鱾鲀鲁鲂鱿鲄𬶍鲅鲆𫚖𬶋鲌鲉鲏鲇鲐鲍鲋鲊鲒鲘鲞鲕𩽾𬶏𬶐䲟鲖鲔鲛鲑鲜鲓鲪𩾃鲝鲧鲠鲩鲤鲨鲬鲻鲯鲭鲞鲷鲴鲱鲵鲲鲳鲸鲮鲰鲶鲺鳀𬶟鲫鳊鳈鲗鳂䲠鲽鳇𬶠䲡鳅鲾鳄鳆鳃鳁鳒鳑鳋鲥𫚕鳏䲢鳎鳐鳍鳁鲢鳌鳓鳘𬶭鲦鲣鲹鳗鳛鳔𬶨鳉鳙𩾌鳕鳖鳟鳝鳜鳞鲟𬶮鲼鲎鲙鳣鳡鳢鲿鲚鳠𫚭鳄鲈鲡鸟凫鸠凫鸤凤鸣鸢䴓鸩鸨鸦鸥鸰鸵鸳鸲鸮鸱鸪鸯鸭鸸鸹鸻䴕鸿鸽䴔鸺鸼𬷕鹀鹃鹆鹁鹈鹅𫛭鹄鹉鹌鹏鹐鹎雕鹊鹓鹍䴖鸫鹑鹒鸡鹋鹙鹕鹗𬸘鹖鹛鹜䴗鸧莺𬸣鹟鹤鹠鹡鹘鹣鹚鹚鹢鹞鸡䴘鹝鹧鹥鸥鸷鹨𬸦鸶鹪鹔𬸪鹩鹫鹇鹇鹬鹰鹭鸴㶉鹯䴙鹱鹲𬸚鸬鹴鹦鹳鹂鸾卤碱咸鹾碱盐丽麦麸面面𤿲曲𪎌曲面曲面幺幺黄黉黑默点党黪霉黡黩黾鼋鼌鼍冬鼹齐斋赍齑齿龀龁龂𬹼龅龇龃龆龄龄出龈啮龊龉𬺈𫠜龋腭龌𬺓龙厐庞䶮龚龛龟䜤鿒崎𠀾㓆吉𠴛𠲥𫭼𡋗𡋀𡍣㛟㛿㛠𡭜𡭬𡳃岁㟜𢘝𢫞𢬦暅㭣𣘓𣞎𣑶毶㳢𣺽𣷷𤊰㻘㻏𤳄𥅿𥅘𥐰𥐯𬒗䅪𥮋𥹥𡳒𦟗䑽䘞䙊䘛𧝧䜥䞌䞎䢀䢁䢂𨤰䦀𬭊䦁𬭛𬭶𬭳䥿䭪𩠠䯃䲞𰻝');
  end if;
  if value !~ '[\u0590-\u06ff]' then return value; end if;
  return translate(value,
    E'\u0622\u0623\u0625\u0671\u0624\u0626\u0649\u06cc\u06d2\u0629\u06c1\u06be\u06d5\u06a9\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0656\u0657\u0658\u0670\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05ba\u05bb\u05bc\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7',
    E'\u0627\u0627\u0627\u0627\u0648\u064a\u064a\u064a\u064a\u0647\u0647\u0647\u0647\u0643');
end $$;

-- What all romanizations of one word have in common: Yuriy, Iurii, Jurij and Yury are "iuri".
create function search_sound(word text) returns text language sql immutable parallel safe as $$
  select replace(replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    replace(replace(replace(replace(translate(word, 'jyw', 'iiv'), 'shch', 'sch'), 'kh', 'h'), 'x', 'ks'), 'tz', 'ts'),
    '^tch', 'ch'), 'c(?![hk])', 'ts', 'g'), 'i{2,}', 'i', 'g'), 'ander$', 'andr'), 'ie', 'e'), 'io', 'e')
$$;
comment on function search_sound(text) is 'Kept by client-search.';

-- A word of Cyrillic or Greek letters in Latin ones, as its text is kept: the г of Ukrainian is an h, too.
create function search_sounds(word text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct public.search_sound(public.search_plain(public.search_spelled_out(form))))
  from unnest(array[word, translate(word, 'гґ', 'hg')]) as form
$$;
comment on function search_sounds(text) is 'Kept by client-search.';

-- The ways in which people write such a word in Latin letters, without those that begin like another one.
create function search_romanizations(word text) returns text[] language sql immutable parallel safe as $$
  with spelled (form) as (
    select public.search_plain(public.search_spelled_out(form)) from unnest(array[word, translate(word, 'гґ', 'hg')]) as form
  ), plain (form) as (
    select form from spelled
    union select replace(form, 'y', 'i') from spelled
    union select public.search_sound(form) from spelled
  ), begun (form) as (
    select form from plain
    union select regexp_replace(form, '^i(?=[aeou])', letter) from plain, unnest(array['y', 'j']) as letter
    union select 'y' || form from plain where word like 'е%' and form like 'e%'
  ), ended (form) as (
    select form from begun
    union select regexp_replace(form, 'i$', 'y') from begun where word like '%й'
  ), crossed (form) as (
    select form from ended
    union select replace(form, 'ks', 'x') from ended
    union select regexp_replace(replace(form, 'ks', 'x'), 'andr$', 'ander') from ended
  )
  select array_agg(form order by form) from crossed
  where not exists (select from crossed shorter
                    where length(shorter.form) between 1 and length(crossed.form) - 1 and starts_with(crossed.form, shorter.form))
$$;
comment on function search_romanizations(text) is 'Kept by client-search.';

-- "J. R. R. Oak" is found as jrr, too.
create function search_initials(value text) returns text language sql immutable parallel safe as $$
  select lower(string_agg(regexp_replace(coalesce(found[1], found[2]), '[. ]', '', 'g'), ' '))
  from regexp_matches(value, '(?:^|[^[:alnum:]])((?:[A-ZÀ-ÞА-Я]\. ?){2,6})|^((?:[A-ZÀ-ÞА-Я] ){2,6})', 'g') as found
$$;
comment on function search_initials(text) is 'Kept by client-search.';

-- As before, with initials, and for words in other alphabets what their romanizations have in common, behind a mark.
create or replace function search_spellings(value text) returns text language plpgsql immutable parallel safe as $$
declare
  plain text;
  spelled text;
  initials text;
begin
  if value ~ '[A-ZÀ-ÞА-Я][. ] ?[A-ZÀ-ÞА-Я][. ]' then initials := nullif(public.search_text(public.search_initials(value)), ''); end if;
  if octet_length(value) = length(value) then return concat_ws(' ', public.search_text(value), initials); end if;
  if value is null then return ''; end if;
  plain := public.search_plain(value);
  spelled := public.search_plain(public.search_spelled_out(normalize(value, nfkc)));
  if spelled = plain then return concat_ws(' ', plain, initials); end if;
  return concat_ws(' ', plain, spelled, initials, (
    select string_agg(public.search_folded(word), ' ')
    from unnest(string_to_array(plain, ' '), string_to_array(spelled, ' ')) as each (word, other)
    where word ~ '^[a-z]+$' and length(other) > length(word) + 1), (
    select string_agg(sound || ' ~' || sound, ' ')
    from unnest(string_to_array(plain, ' ')) as word cross join lateral unnest(public.search_sounds(word)) as sound
    where word ~ '[\u0370-\u052f]'));
end $$;

-- As before, with the romanizations of words in other alphabets, and what may be one of them.
create or replace function search_asked(value text) returns text[] language plpgsql immutable parallel safe as $$
declare
  words constant text[] := string_to_array(public.search_plain(value), ' ');
  others constant text[] := string_to_array(public.search_plain(public.search_spelled_out(normalize(value, nfkc))), ' ');
  asked text[] := '{}';
  word text;
  spelling text;
  sound text;
  place int;
begin
  for place in 1..coalesce(cardinality(words), 0) loop
    word := left(words[place], 60);
    continue when word = '';
    if public.search_is_unspaced(left(word, 1)) and length(word) > 12 then
      asked := asked || array(
        select substr(word, n, 12) from unnest(public.search_starts(word)) as n
        where n % 12 = 1 and n <= length(word) - 11 or n = length(word) - 11);
    else
      spelling := case when cardinality(others) = cardinality(words) then left(others[place], 60) end;
      sound := case when word ~ '^[a-z]{2,}$' then public.search_sound(word) end;
      asked := asked || concat_ws('|', word, case when spelling <> word then spelling end,
        case when coalesce(spelling, word) ~ 'ae|oe|ue|aa' then public.search_folded(coalesce(spelling, word)) end,
        case when sound <> word then '~' || sound end,
        case when word ~ '[\u0370-\u052f]' then array_to_string(
          array(select '~' || each from unnest(public.search_sounds(word)) as each) || public.search_romanizations(word), '|') end);
    end if;
  end loop;
  return array(select distinct unnest(asked));
end $$;

-- As before; a single word in each of its spellings.
create or replace function search_patterns(query text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct '%' || regexp_replace(phrase, '([\\%_])', '\\\1', 'g') || '%'), '{}')
  from unnest(array[public.search_plain(query), public.search_plain(public.search_spelled_out(normalize(query, nfkc)))]
              || case when public.search_plain(query) ~ '^[a-z\u0370-\u052f]{2,60}$' then string_to_array((search_asked(query))[1], '|') end) as phrase
  where phrase <> ''
$$;
