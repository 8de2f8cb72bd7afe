/*
 * tongue_latin_core.c
 *
 * What families write in languages of Latin letters.
 * See tongue_phrase.h for how it is read.
 */
#include "language/tongue_latin_core.h"

#include <stddef.h>

#include "language/tongue_romanised_core.h"
#include "language/tongue_african_core.h"

static const TonguePhrase phrases_fr[] = {
	{'N', " narretez pas | narretez surtout pas | ne cessez pas | ne pas arreter | pas arreter de menvoyer |"
		" narretez | continuez | pourquoi | a arrete | a cesse | jaime | utile | utiles | camarade | camarades ",
	NULL},
	{'S', " pas descendu | pas descendue | nest pas arrive | nest pas arrivee | nest jamais rentre |"
		" nest pas rentre | nest pas rentree | pas rentre | pas rentree | ne repond pas | jamais arrivee |"
		" disparu & bus | ecole | maison | telephone | fils | fille ",
	NULL},
	{'S', " pousse | poussee | blesse | blessee | saigne | tire les cheveux | tape | tapee | jete | secoue |"
		" bouscule | attaque | attaquee | veulent le frapper | battre & fils | fille | enfant | lui | elle ",
	NULL},
	{'S', " enleve | pris | emmene | recuperer | prendre & sans permission | sans autorisation | sans mon accord |"
		" interdiction | ordonnance | juge | de force ",
	NULL},
	{'S', " saoul | ivre | bourre | alcool & chauffeur | conducteur | prof | pere | bus | conduit ",
	NULL},
	{'C', " nen peux plus | ne peux plus continuer | plus la force | tout abandonner | fais mes adieux |"
		" fait ses adieux | dit adieu | dire adieu | donne toutes ses affaires | ne respire plus | inconscient |"
		" inconsciente | overdose | ne se reveille pas | vaut rien sans ",
	NULL},
	{'S', " bleus | hematomes | marques | ecchymoses | traces de coups & corps | bras | dos | visage | fils |"
		" fille | enfant ",
	NULL},
	{'S', " harcel| harcele | harcelement | rackette | racket | seche | moque de | peur daller a lecole |"
		" a peur de rentrer | peur de son pere ",
	NULL},
	{'S', " inconnu | homme | monsieur | adulte | type | quelquun & suit | suivi | suivie | photos | nue | nues |"
		" internet | rencontrer | monter dans sa voiture | attend devant | ligne ",
	NULL},
	{'S', " drogue | drogues | cocaine | fentanyl | vend & ecole | toilettes | fils | fille | eleve | eleves ",
	NULL},
	{'S', " laisse | laissee | oublie | oubliee | abandonne | enferme | enfermee & bus | route | seul | seule |"
		" placard | salle | trottoir & enfant | fils | fille | petit | petite | lui | elle | la ",
	NULL},
	{'C', " veux | voudrais | vais | envie de | pense a | parle de | dit quelle | dit quil & mourir | me tuer |"
		" se tuer | se faire du mal | me faire du mal | en finir | me pendre | se pendre ",
	" de rire | de faim | de honte | de froid | de chaud "},
	{'C', " suicide | suicider | suicidaire | suicidaires ",
	" prevention "},
	{'C', " plus envie de vivre | ne veux plus vivre | ne veut plus vivre | veut plus vivre | veux plus vivre |"
		" fin a ses jours | fin a mes jours | mieux mort | mieux morte | mieux sans moi | jetais plus la |"
		" lettre dadieu | plus de raison de vivre | jen peux plus de la vie | plus etre en vie ",
	NULL},
	{'C', " se coupe | se scarifie | me coupe | me scarifie | se taillade | sest coupe | sest coupee |"
		" sest ouvert & bras | veines | poignet | poignets | cuisses | expres | peau | lame | lames | rasoir |"
		" scarifie ",
	NULL},
	{'C', " avale | pris | prend | prendre & pilules | comprimes | medicaments | cachets | somniferes & tous |"
		" toutes | boite | trop | plein | beaucoup ",
	NULL},
	{'S', " frappe | frappee | frapper | bat | battu | battue | tape | tabasse | gifle | etrangle | coups | cogne |"
		" brutalise & mon fils | ma fille | mon enfant | me | ma | mes enfants | il | elle | nous | chauffeur |"
		" professeur | prof | mari | pere | mere | eleve | eleves ",
	" batterie | a la porte | la tete contre "},
	{'S', " menace | menaces | menacee | menacer & mort | tuer | couteau | arme | pistolet | frapper | mon fils |"
		" ma fille | me | ecole | nous ",
	NULL},
	{'S', " touche | touchee | attouchement | attouchements | viole | violee | viol | abuse | abusee | agresse |"
		" agressee & ma fille | mon fils | mon enfant | sexuel | sexuelle | sexuellement | intimes | prof |"
		" oncle | elle | parties | chauffeur ",
	NULL},
	{'S', " arme | pistolet | fusil | revolver | flingue | bombe | couteau | tirer & ecole | lycee | college |"
		" classe | sac | amener | apporter | bus | eleves ",
	" en plastique | eau | cantine | cuisine "},
	{'S', " disparu | disparue | enleve | kidnappe | fugue | pas rentre | pas rentree | jamais arrive |"
		" introuvable | ne sais pas ou est | trouve pas & mon fils | ma fille | mon enfant | il | elle ",
	" cahier | manteau | sac | gant | veste | livre "},
	{'S', " mari | copain | ex | conjoint | pere & nous frappe | me frappe | me bat | peur de lui | veut me tuer |"
		" violent | violente ",
	" ecole "},
	{'O', "= stop | arret | arretez | arreter | desabonner | desinscrire | desabonnez moi | desinscrivez moi |"
		" desinscription | plus de messages | fin | cessez | annuler | retirez moi ",
	NULL},
	{'O', " arretez | arreter | cessez | stoppez & messages | sms | textos | envoyer | ecrire | contacter ",
	" bus | mon fils | ma fille | pourquoi | comment "},
	{'O', " ne & mecrivez | menvoyez | contactez | envoyez | envoyer | ecrivez | recevoir | voulons | veux & plus &"
		" messages | sms | textos | message | rien | mecrivez | contactez ",
	" pas recu "},
	{'O', " plus recevoir | plus recevoir de | desabonnez | desinscrivez | retirez | enlevez | supprimez &"
		" messages | sms | textos | numero | liste | moi ",
	" bus | cantine | cours | activite | club | sortie "},
	{'I', "= reprendre | commencer | demarrer | recommencer | reabonner | reactiver ", NULL},
	{'I', " veux | voudrais | nouveau | reprendre & recevoir | reprenez | renvoyez | vos & messages | sms &"
		" nouveau | encore | reprendre | reprenez ",
	NULL},
	{'H', "= aide | aider | assistance | aidez moi | besoin daide ", NULL},
	{'L', " interprete | traducteur | traduction | traductrice ", NULL},
	{'L', " parle | parlez | quelquun | parler | comprends | comprend & francais ",
	" cours | examen | note | prof "},
	{'A', " malade | fievre | pas a lecole | absent | absente | ne viendra pas | viendra pas | ne vient pas |"
		" vient pas | nira pas | ne sera pas | vomi | vomit | grippe | reste a la maison ",
	NULL},
	{'T', "= merci | merci beaucoup | merci bien | mille mercis | merci pour votre aide | merci pour linformation |"
		" daccord | d accord | daccord merci | ok merci | bien recu | recu merci | merci bonne journee |"
		" entendu | tres bien merci | merci de votre reponse | je vous remercie ",
	NULL},
	{'W', " mauvais numero | faux numero | erreur de numero | trompe de numero | trompez de numero |"
		" pas le bon numero | pas la bonne personne | connais pas cet eleve | pas denfant dans ",
	NULL},
	{'0', " aujourdhui | ce matin ", NULL},
	{'1', " demain ", NULL},
	{'X', " apres demain | semaine | si | peut etre | hier | depuis | mois | sauf | retard | mieux | guerie |"
		" gueri | jours ",
	NULL},
	{'2', " lundi ", NULL},
	{'3', " mardi ", NULL},
	{'4', " mercredi ", NULL},
	{'5', " jeudi ", NULL},
	{'6', " vendredi ", NULL},
	{'P', " s il vous plait | sil vous plait | svp | stp | merci | bonjour | madame | monsieur | maintenant |"
		" tout | tous | les | messages | sms | de suite ",
	NULL},
	{'V', " je | vous | est | les | des | une | pas | mon | ma | fils | fille | ne | il | elle | nous | que | qui |"
		" dans | pour | avec | sur | bonjour | merci | aujourdhui | ecole | lecole | demain | jai | nest | cest |"
		" au | du | et | le | veux | veut | plus | arretez | envoyer | moi | ce | son | sa | ses | suis | la |"
		" a | en | sest | par | vos | votre | avez | ete | etre | sont | chez | lui | leur | peux | peut | fait |"
		" sais | comment | ou | quand | classe | professeur | enfant | numero | vais | dit | quelle | quil |"
		" depuis | tres | bien | tout | mais | si | maison | daccord | malade ",
	NULL},
	{'U', " cest une blague | cest pour rire | va mieux maintenant | etait un jeu | jeu video | exercice | film |"
		" dans le livre ",
	NULL},
	{0, NULL, NULL}
};

static const TonguePhrase phrases_pt[] = {
	{'N', " nao parem | nao pare | nao parar | nao cancelem | continuem | por que | gosto | adoro | uteis |"
		" colega | colegas | parou ",
	NULL},
	{'S', " nao desceu | nao chegou | nao voltou | nao atende | nao apareceu | nao esta na escola |"
		" ainda nao chegou & onibus | escola | casa | telefone | filho | filha ",
	" recado | mensagem | documento "},
	{'S', " empurrou | empurraram | sangrando | puxou | jogou | jogaram | atacou | atacaram | feriu | ferido |"
		" querem bater | vao bater | bater & filho | filha | crianca | ele | ela ",
	NULL},
	{'S', " levou | pegou | buscar | levar & sem permissao | sem autorizacao | sem minha autorizacao |"
		" ordem judicial | medida protetiva | a forca | proibido ",
	NULL},
	{'S', " bebado | embriagado | bebida & motorista | pai | dirigindo | professor ", NULL},
	{'C', " nao aguento mais | nao consigo mais | nao vejo saida | se despedindo | se despediu | deu adeus |"
		" dando as coisas | nao respira | inconsciente | overdose | nao acorda | nao quero mais estar aqui |"
		" nao quer mais estar aqui | nao quer acordar | queria sumir | quer sumir ",
	NULL},
	{'S', " roxo | roxos | hematoma | hematomas | marcas | machucados | machucado & corpo | braco | bracos |"
		" costas | rosto | filho | filha | crianca ",
	NULL},
	{'S', " bullying | zoando | perseguem | perseguindo | tem medo de ir | com medo de ir | medo do padrasto |"
		" medo de voltar | roubam | batem ",
	NULL},
	{'S', " estranho | homem | desconhecido | adulto | cara | alguem & segue | seguindo | seguiu | fotos | nua |"
		" nuas | internet | encontrar | carro | esperando | instagram | pelada ",
	NULL},
	{'S', " drogas | droga | maconha | cocaina | fentanil | vendendo & escola | banheiro | filho | filha | alunos ",
	NULL},
	{'S', " deixou | deixaram | esqueceu | esqueceram | trancou | trancaram | trancado | trancada | largou & rua |"
		" sozinho | sozinha | onibus | armario | sala | estrada & filho | filha | crianca | ele | ela ",
	NULL},
	{'C', " quero | queria | vou | vontade de | pensando em | penso em | disse que | falou que | fala em | quer &"
		" morrer | me matar | se matar | acabar com tudo | acabar com a minha vida | sumir de vez | se enforcar |"
		" me enforcar | tirar a propria vida | me machucar | se machucar ",
	" de rir | de fome | de vergonha | de medo | de saudade | de calor "},
	{'C', " suicidio | suicidar | suicida | suicidou ",
	" prevencao "},
	{'C', " nao quero mais viver | nao quer mais viver | nao aguento mais viver | tirar a vida | tirar minha vida |"
		" melhor sem mim | melhor morto | melhor morta | carta de despedida | nao queria ter nascido |"
		" desistir de viver | desisti da vida | nao quer viver ",
	NULL},
	{'C', " se corta | se cortando | me corto | me cortando | se cortou | automutil| cortes & braco | bracos |"
		" pulso | pulsos | perna | pernas | gilete | lamina | automutil| escondid",
	" papel | cabelo "},
	{'C', " tomou | tomei | engoliu | tomar & comprimidos | remedios | pilulas | veneno & todos | todo | muitos |"
		" um monte | caixa | veneno | inteira | demais ",
	NULL},
	{'S', " bate | bateu | batendo | espanca | espancou | agride | agrediu | apanha | apanhou | apanhando |"
		" machuca | socou | estrangul| chutou & meu filho | minha filha | em mim | nele | nela | motorista |"
		" professor | professora | padrasto | marido | pai | me | crianca | criancas | gente | alunos ",
	" palmas | bola | porta | carro "},
	{'S', " ameaca | ameacou | ameacando | ameacado | ameacada | ameacas & matar | morte | faca | arma |"
		" meu filho | minha filha | me | bater | escola ",
	NULL},
	{'S', " tocou | toca | tocando | abusou | abusa | abuso | abusado | abusada | estuprou | estupro |"
		" passou a mao | mexeu com | partes intimas & filha | filho | nela | nele | sexual | intimas | tio |"
		" professor | padrasto | motorista | ela ",
	" piano | violao | musica "},
	{'S', " arma | revolver | pistola | faca | bomba | atirar | tiro | tiroteio & escola | mochila | aula |"
		" onibus | colegio | sala | alunos ",
	" brinquedo | agua | cozinha | festa "},
	{'S', " sumiu | desapareceu | desaparecido | desaparecida | fugiu | sequestr| nao voltou | nao chegou em casa |"
		" nao sei onde esta | nao encontro & filho | filha | crianca | menino | menina | ele | ela ",
	" casaco | livro | caderno | agasalho | lancheira "},
	{'S', " marido | ex | namorado | companheiro & bate | me bate | bateu | me bateu | quer me matar | medo dele |"
		" violento ",
	NULL},
	{'O', "= parar | pare | parem | cancelar | sair | remover | chega | descadastrar | cancela | stop |"
		" nao quero mais | pare de mandar | chega de mensagens ",
	NULL},
	{'O', " pare | parem | parar & mandar | enviar | mensagens | mensagem | escrever | torpedo | sms ",
	" onibus | por que | porque | filho | filha | como | ele | ela "},
	{'O', " nao & mande | mandem | envie | enviem | quero receber | quero mais receber | queremos receber |"
		" escreva | escrevam | mandar & mensagem | mensagens | sms | texto | textos | mais | nada ",
	" nao recebi | recebendo "},
	{'O', " tire | tirem | remova | removam | retire | retirem | cancele | cancelem | descadastr| apague & numero |"
		" lista | mensagens | telefone | inscricao ",
	" onibus | almoco | aula | clube "},
	{'I', "= iniciar | comecar | voltar | recomecar | reativar | continuar ", NULL},
	{'I', " voltar a receber | quero receber de novo | receber novamente | reative | receber outra vez ",
	NULL},
	{'H', "= ajuda | socorro ajuda | informacao | informacoes | ajudar | preciso de ajuda ", NULL},
	{'L', " interprete | tradutor | tradutora | traducao ", NULL},
	{'L', " fala | falo | falar | alguem | falamos | entendo & portugues ",
	" aula | nota | prova "},
	{'A', " doente | febre | nao vai a escola | nao vai para a escola | nao vai pra escola | nao vai a aula |"
		" nao vai hoje | nao ira | nao vem | vai faltar | vai ficar em casa | faltara | vomitando | vomitou |"
		" gripado | gripada | nao podera ir | nao vai poder ir | passando mal ",
	NULL},
	{'T', "= obrigado | obrigada | muito obrigado | muito obrigada | brigado | brigada | valeu | ok obrigado |"
		" ok obrigada | agradeco | esta bem obrigada | ta bom | ta bom obrigada | recebido | ok |"
		" entendi obrigada | entendi | obrigado pela ajuda | obrigada pela ajuda | obrigado pela informacao |"
		" obrigada pela informacao ",
	NULL},
	{'W', " numero errado | engano | pessoa errada | nao e o numero | nao tenho filho | nao conheco ",
	NULL},
	{'0', " hoje | esta manha | hj ", NULL},
	{'1', " amanha ", NULL},
	{'X', " depois de amanha | semana | se | talvez | ontem | desde | mes | atrasad| atraso | melhorou | melhor |"
		" dias ",
	NULL},
	{'2', " segunda | segunda feira ", NULL},
	{'3', " terca | terca feira ", NULL},
	{'4', " quarta | quarta feira ", NULL},
	{'5', " quinta | quinta feira ", NULL},
	{'6', " sexta | sexta feira ", NULL},
	{'P', " por favor | pf | pfv | obrigado | obrigada | agora | ja | tudo | todas | as | mensagens | de | ola |"
		" oi | bom | dia | senhora ",
	NULL},
	{'V', " nao | voce | voces | ele | ela | meu | minha | filho | filha | uma | um | com | esta | hoje | escola |"
		" obrigado | obrigada | muito | mais | eu | quero | ao | em | na | no | do | da | dos | os | as | vai |"
		" foi | tem | tenho | sao | isso | bom | dia | oi | ola | por | pra | amanha | mensagens | parem | pare |"
		" nela | nele | mandar | sou | seu | sua | onibus | mim | estou | disse | ser | quer | agora | aqui |"
		" mesmo | aula | crianca | ontem | onde | ninguem | gente | ficar | fazer | tambem | foram | aos | nem |"
		" ate | dela | dele | pela | pelo | depois | sem | vez | professora | professor | matar | morrer |"
		" ligar | estao | esse | essa | nunca | tudo | todo | numero | errado | febre | doente | recebi |"
		" anotado ",
	NULL},
	{'U', " brincadeira | esta melhor agora | jogo | videogame | filme | no livro | de brinquedo | peca de teatro ",
	NULL},
	{0, NULL, NULL}
};

static const TonguePhrase phrases_ht[] = {
	{'N', " pa sispann | pa rete voye | pa kanpe voye | kontinye | poukisa | renmen | itil ", NULL},
	{'S', " pa desann | pa rive | pa tounen | pa reponn | poko rive | pa antre | panko rive & bis | lekol | lakay |"
		" telefon | pitit | li ",
	NULL},
	{'S', " pouse | senyen | blese | rale cheve | jete | atake | vle bat | pral bat | goumen & pitit | li | timoun ",
	NULL},
	{'S', " pran | vole | vin chache & san pemisyon | san otorizasyon | jij | tribinal | sou fos ",
	NULL},
	{'S', " sou | bwe tafya | gwog & chofe | papa | kondwi ", NULL},
	{'C', " pa kapab anko ak lavi | pa ka kontinye | pa we sans | m about ak lavi | li di orevwa | ap di orevwa |"
		" di tout moun orevwa | li pap respire | pa respire | li pa reveye | pedi konesans | ap bay tout afe li |"
		" pa vle la anko | pa vle rete sou te ",
	NULL},
	{'S', " mak | maling | boul | ble & ko li | bra li | do li | figi li | pitit | timoun ", NULL},
	{'S', " entimide| bouskile | anmede | pran lajan | pe ale lekol | pe vin lekol | pe ale lakay |"
		" pe tounen lakay | pase l nan betiz & li | pitit | timoun | mwen ",
	NULL},
	{'S', " enkoni | nonm | mesye | granmoun | gason & swiv | foto | toutouni | entenet | intenet | monte machin |"
		" ap tann | rankontre ",
	NULL},
	{'S', " dwog | kokayin | mariwana | fentanil & lekol | elev | twalet | pitit ", NULL},
	{'S', " kite | bliye | femen & sou wout | nan wout | pou kont li | nan bis | nan klas | nan lari & pitit |"
		" timoun | li ",
	NULL},
	{'C', " vle | anvi | pral | ap | panse | di li & mouri | touye tet mwen | touye tet li | touye tetli |"
		" touye tetmwen | pann tet | fini ak lavi | fe tet li mal | fe tet mwen mal ",
	" grangou | ri | chale | fredi "},
	{'C', " touye tet| swisid| suicid", NULL},
	{'C', " pa vle viv | pa vle viv anko | pa anvi viv | bouke viv | bouke ak lavi | pi bon si m mouri |"
		" pi bon san mwen | pito mouri | di orevwa pou tout tan | pa gen rezon pou viv | fini ak lavi ",
	NULL},
	{'C', " koupe & tet li | tet mwen | bra li | bra mwen | ponyet | venn | po li | kol ",
	" papye | cheve "},
	{'C', " pran | bwe | vale & grenn | medikaman | konprime | pwazon & tout | anpil | yon bwat | twop | pwazon |"
		" klowoks ",
	NULL},
	{'S', " bat | frape | kale | toufe | bay kou | maltrete | souflete | choute & pitit mwen | pitit gason |"
		" pitit fi | mwen | nou | li | chofe | pwofese | mari | papa | elev | timoun ",
	" foutbol | boul | tanbou | bravo | tanbouren "},
	{'S', " menase | menas & touye | kouto | zam | pitit | mwen | lekol | li | nou | bat ", NULL},
	{'S', " manyen | manyin | touche | vyole | vyol | abize | kadejak | fose & pitit | fi mwen | gason mwen |"
		" kote prive | seksyel | tonton | pwofese | li | pati | chofe | tifi ",
	" mizik | aparey "},
	{'S', " zam | revolve | pistole | fizi | kouto | bonm | tire & lekol | valiz | sak | klas | bis | elev | bus ",
	" jwet | dlo | kizin "},
	{'S', " disparet | kidnape | sove | pa janm rive | pa tounen | pa rantre | pa konnen kote | pa jwenn | pedi &"
		" pitit | timoun | gason mwen | fi mwen | li ",
	" liv | manto | kaye | dan | valiz "},
	{'S', " mari | mennaj | ex | papa & bat mwen | ap bat | vle touye m | vle touye mwen | pe li | bat nou ",
	NULL},
	{'O', "= kanpe | sispann | kanpe mesaj | pa voye anko | fini | anile | retire m | retire mwen | stop |"
		" pa ekri m anko | ase ",
	NULL},
	{'O', " sispann | rete | kanpe | stop | bouke & voye | mesaj | ekri | tekste | text ",
	" bis | bus | poukisa | kote | machin | pitit "},
	{'O', " pa & voye | vle | ekri | bezwen | resevwa & mesaj | m anko | mwen anko | teks | text | tekste ",
	" pa voye li | pa t resevwa | poko | pat resevwa "},
	{'O', " retire | wete | efase & nimewo | lis | mwen | non mwen | m nan & lis | nimewo | mesaj | telefon | sa ",
	" bis | klas | bus "},
	{'I', "= komanse | rekomanse | kontinye | komanse anko | aktive ", NULL},
	{'I', " vle | tanpri & resevwa | rekomanse | komanse & mesaj & anko | rekomanse | komanse ",
	NULL},
	{'H', "= ede m | ede mwen | enfomasyon | bezwen ed | edem ", NULL},
	{'L', " entepret | tradikte | tradiksyon | moun ki pale kreyol | pale kreyol | pa pale angle |"
		" pa konprann angle ",
	NULL},
	{'A', " malad | lafyev | pap vini | p ap vini | pap ka vini | pap vin | pa vini lekol | pa ka vini |"
		" p ap ka vini | p ap vin | pap ale | p ap ale | pa prale | pa pral lekol | pral absan | absan |"
		" ap vomi | gripe | rete lakay | pa kapab vini | pa ka ale | pap ka al | pa vin lekol | pa ale ",
	NULL},
	{'T', "= mesi | mesi anpil | mesi bokou | dako | dako mesi | oke mesi | ok mesi | mwen konprann |"
		" mwen konprann mesi | mesi pou ed ou | mesi pou ed la | mesi pou enfomasyon an | mwen apresye sa |"
		" apresye sa anpil | mwen resevwa l | tre byen | oke | m konprann ",
	NULL},
	{'W', " move nimewo | nimewo sa pa bon | pa bon nimewo | mal nimewo | twonpe nimewo | pa gen pitit nan |"
		" fo nimewo | pa konnen timoun sa | pa nimewo ",
	NULL},
	{'0', " jodi a | jodia | maten an | maten sa a | jodya ", NULL},
	{'1', " demen ", NULL},
	{'X', " apre demen | semen | si | petet | yer | ye | depi | mwa | reta | miyo | jou ", NULL},
	{'2', " lendi ", NULL},
	{'3', " madi ", NULL},
	{'4', " mekredi ", NULL},
	{'5', " jedi ", NULL},
	{'6', " vandredi ", NULL},
	{'P', " tanpri | silvouple | souple | mesi | kounye | a | bonjou | madanm | mesye | tout | mesaj | m | yo ",
	NULL},
	{'V', " mwen | pitit | li | pa | nou | yo | ki | ap | pou | nan | ak | gen | lekol | bonjou | mesi | tanpri |"
		" jodi | demen | sa | vle | anko | pale | timoun | gason | fi | pral | pap | te | ka | konnen | mesaj |"
		" voye | lap | map | tet | ou | kote | poukisa | sispann | silvouple | genyen | malad | yon | anpil | m |"
		" l | se | toujou | deja | mal | maten | moun | lakay | byen | bagay | paske | men | lwen | tout | sou |"
		" manman | papa | madan | pwofese | nimewo | bis | poko | anyen | fe | bat ",
	NULL},
	{'U', " se jwe | pou ri | jwet video | nan fim | fim nan | li anfom kounye | blag ", NULL},
	{0, NULL, NULL}
};

static const TonguePhrase phrases_tl[] = {
	{'N', " huwag itigil | wag itigil | huwag po itigil | huwag nyong itigil | huwag ninyong itigil |"
		" wag nyong itigil | huwag po ninyong itigil | ituloy | bakit | nakakatulong | kaklase | kaklase niya ",
	NULL},
	{'S', " hindi bumaba | di bumaba | hindi dumating | di dumating | hindi pa dumarating | di pa dumarating |"
		" hindi pa nakauwi | di pa nakauwi | hindi sumasagot | hindi nakarating | wala pa sa bahay |"
		" wala pa siya & bus | school | bahay | anak | siya | phone ",
	NULL},
	{'S', " tinulak | itinulak | nagdudugo | dumudugo | sinabunutan | inaway | sinugod | nasaktan | aabangan |"
		" susuntukin & anak | siya | bata ",
	NULL},
	{'S', " kinuha | sinundo | kukunin & walang paalam | walang pahintulot | walang permiso | court order | pilit ",
	NULL},
	{'S', " lasing | nakainom & driver | tatay | teacher ", NULL},
	{'C', " hindi ko na kaya | di ko na kaya | hindi na niya kaya | di na niya kaya | wala nang saysay |"
		" walang saysay | walang silbi ang buhay | nagpapaalam na | nagpaalam na | pinamimigay |"
		" hindi humihinga | di humihinga | walang malay | ayaw magising | na overdose | overdose |"
		" ayaw ko na sa mundo | ayoko na sa mundo | pagod na sa buhay ",
	NULL},
	{'S', " pasa | mga pasa | sugat | galos | latay & katawan | braso | likod | mukha | anak | bata ",
	NULL},
	{'S', " binubully | bully | inaaway | pinagtutulungan | kinukuhanan ng pera | takot pumasok |"
		" natatakot pumasok | takot umuwi | natatakot umuwi | tinutukso ",
	NULL},
	{'S', " lalaki | estranghero | hindi kilala | di kilala | matanda | may tao & sinusundan | sumusunod | hubad |"
		" picture | litrato | online | nag aabang | sasakyan | kotse | makipagkita ",
	NULL},
	{'S', " droga | shabu | marijuana | fentanyl ", NULL},
	{'S', " iniwan | naiwan | ikinulong | nakulong | nakakulong | binaba & kalsada | mag isa | bus | kwarto |"
		" aparador | kanto | daan & anak | bata | siya ",
	NULL},
	{'C', " gusto | ayaw | magpapaka| nagpapaka| sabi & mamatay | magpakamatay | magpapakamatay | magbigti |"
		" mabuhay | mawala na lang | mawala nalang | kitilin | saktan ang sarili ",
	" tawa | gutom | kakatawa | hiya "},
	{'C', " magpakamatay | magpapakamatay | nagpakamatay | nagtangkang magpakamatay | magbibigti | nagbigti |"
		" suicide | suicidal | kitilin ang buhay | tapusin ang buhay | tapusin ko na ang buhay |"
		" wakasan ang buhay | wakasan ko na ang buhay ",
	NULL},
	{'C', " ayaw ko na mabuhay | ayoko na mabuhay | ayoko nang mabuhay | ayaw na niyang mabuhay |"
		" ayaw nang mabuhay | ayaw na mabuhay | pagod na akong mabuhay | pagod na ako mabuhay |"
		" sawa na sa buhay | mas mabuti kung patay | mas mabuti pang mamatay | sana mamatay | sana patay na |"
		" wala na akong dahilan | mawala na lang ako | mawala na ako ",
	NULL},
	{'C', " naglalaslas | naglaslas | laslas | maglaslas | hinihiwa ang | hiniwa ang | sinasaktan ang sarili |"
		" sinasaktan niya ang sarili ",
	NULL},
	{'C', " uminom | ininom | nilunok | lumunok & gamot | tableta | lason | pills & marami | maraming | lahat |"
		" buong | lason ",
	NULL},
	{'S', " sinaktan | sinasaktan | binugbog | binubugbog | sinuntok | sinusuntok | sinampal | sinasampal |"
		" sinakal | sinipa | hinampas | pinalo | pinapalo | binubully | inabuso | inaabuso & anak | ako | niya |"
		" siya | kami | teacher | guro | driver | asawa | tatay | kaklase | bata | mga ",
	" tambol | bola "},
	{'S', " pinagbantaan | nagbanta | binabantaan | pinagbabantaan | tinatakot | banta | papatayin | bubugbugin &"
		" anak | ako | papatayin | siya | kutsilyo | baril | kami | niya | school | eskwela| bubugbugin ",
	NULL},
	{'S', " hinipuan | hinawakan | hinihipuan | ginahasa | ni rape | nirape | rape | minolestiya | minomolestiya |"
		" hinihipo & anak | siya | tito | tiyuhin | guro | driver | teacher | maselan | ari | pribado | dibdib |"
		" katawan | stepfather | amain ",
	NULL},
	{'S', " baril | kutsilyo | bomba | patalim | mamamaril & school | eskwela| paaralan | bag | klase | bus |"
		" estudyante ",
	" laruan | tubig | kusina "},
	{'S', " nawawala | nawala | kinidnap | dinukot | naglayas | tumakas | hindi pa umuuwi | di pa umuuwi |"
		" hindi pa nakakauwi | hindi umuwi | di ko alam kung nasaan | hindi ko alam kung nasaan |"
		" hindi ko mahanap & anak | siya | bata | nasaan | umuuwi ",
	" jacket | libro | bag | sapatos | notebook "},
	{'S', " asawa | mister | kinakasama | ex & sinasaktan | binubugbog | papatayin | natatakot | bubugbugin |"
		" sinasakal ",
	NULL},
	{'O', "= tigil | itigil | ihinto | hinto | tigilan | tama na | stop | itigil na | tigilan na | alisin |"
		" tanggalin | ayoko na | huwag na | wag na | kanselahin | itigil nyo na | itigil ninyo | tigilan nyo na ",
	NULL},
	{'O', " itigil | tigilan | ihinto | tumigil | stop & text | texts | mensahe | pagtext | pag text |"
		" pagpapadala | message | messages | padala ",
	" bus | bakit | anak "},
	{'O', " huwag | wag | ayaw | ayoko & itext | i text | magtext | mag text | magpadala | padalhan | makatanggap |"
		" tumanggap | text | mensahe | message & na | ninyo | nyo | akong | ako | muna ",
	" bakit | hindi ako naka "},
	{'O', " alisin | tanggalin | burahin & number | numero | listahan | list | ako ",
	" bus | klase | club | lunch "},
	{'I', "= simulan | magsimula | ituloy | simula | ibalik | simulan ulit ", NULL},
	{'I', " gusto | pwede | paki | ibalik & ulit | muli | ibalik & text | mensahe | messages | texts ",
	NULL},
	{'H', "= tulong | tulungan | impormasyon | tulungan mo ako | tulungan nyo ako | kailangan ko ng tulong |"
		" saklolo ",
	NULL},
	{'L', " interpreter | tagasalin | tagapagsalin | marunong mag tagalog | marunong magtagalog |"
		" nagsasalita ng tagalog | nagtatagalog | nagta tagalog | hindi ako marunong mag ingles |"
		" hindi ako marunong mag english | di ako marunong mag english | hindi marunong mag ingles |"
		" hindi ko naiintindihan ang english | hindi ko maintindihan ang ingles ",
	NULL},
	{'A', " may sakit | maysakit | nilalagnat | lagnat | hindi papasok | di papasok | hindi makakapasok |"
		" di makakapasok | hindi po papasok | hindi po makakapasok | aabsent | mag aabsent | absent |"
		" hindi muna papasok | hindi pupunta | nagsusuka | masama ang pakiramdam | liliban | trangkaso ",
	NULL},
	{'T', "= salamat | salamat po | maraming salamat | maraming salamat po | ok po | opo | opo salamat | okay po |"
		" sige po | sige | sige salamat | sige po salamat | salamat po sa tulong | ok salamat | ok salamat po |"
		" nakuha ko po | natanggap ko po | noted po | salamat ng marami | sige po salamat po |"
		" salamat sa tulong | salamat po maam | salamat sa impormasyon | opo salamat po ",
	NULL},
	{'W', " maling numero | mali ang numero | mali po ang numero | wrong number | mali ang number | maling number |"
		" hindi ito ang numero | wala akong anak | hindi ko kilala | hindi po ito | mali po kayo ",
	NULL},
	{'0', " ngayon | ngayong araw | kaninang umaga ", NULL},
	{'1', " bukas ", NULL},
	{'X', " makalawa | sa makalawa | linggo | kung | baka | kahapon | mula | buwan | late | mahuhuli | araw na |"
		" magaling na ",
	NULL},
	{'2', " lunes ", NULL},
	{'3', " martes ", NULL},
	{'4', " miyerkules ", NULL},
	{'5', " huwebes ", NULL},
	{'6', " biyernes ", NULL},
	{'P', " po | paki | pakiusap | please | salamat | na | nyo | ninyo | ang | mga | text | mensahe | mo | niyo |"
		" yan | yang | ito | opo | maam | sir | nga ",
	NULL},
	{'V', " ang | ng | mga | ko | po | na | ako | anak | hindi | siya | niya | may | sa | ay | kung | ngayon |"
		" bukas | salamat | papasok | namin | kami | kayo | nyo | ninyo | yung | ba | lang | wala | opo | gusto |"
		" ayaw | ayoko | naman | pa | si | nang | kasi | din | rin | ito | yan | wag | huwag | mo | paano |"
		" kailan | saan | anong | itigil | tulong ",
	NULL},
	{'U', " biro | joke | nagbibiro | laro | pelikula | sa game | okay na siya | laruan | sa libro ",
	NULL},
	{0, NULL, NULL}
};

static const TonguePhrase phrases_vi[] = {
	{'N', " dung ngung | dung dung | dung co ngung | tai sao | sao lai | tiep tuc | rat thich | huu ich | ban hoc |"
		" ban cung lop ",
	NULL},
	{'S', " khong xuong | chua xuong | chua ve | khong ve | chua den | khong thay | chua toi | khong nghe may &"
		" xe | truong | nha | con | chau ",
	NULL},
	{'S', " xo | xo nga | chay mau | keo toc | nem | tan cong | doi danh | bi danh | bi dap | gay tay |"
		" nga cau thang & con | chau | be ",
	NULL},
	{'S', " bat | don | dua di | mang di & khong xin phep | khong duoc phep | trai phep | lenh toa | toa an ",
	NULL},
	{'S', " say ruou | say xin | uong ruou & tai xe | bac tai | bo | lai ", NULL},
	{'C', " khong chiu noi | chiu het noi | khong con ly do | khong thiet | tuyet vong | noi loi tu biet |"
		" tu biet | noi loi vinh biet | vinh biet | cho het do | khong tho | ngung tho | bat tinh |"
		" khong tinh day | bien mat khoi | bien mat mai | ngu mai ",
	NULL},
	{'S', " bam tim | vet bam | vet thuong | vet danh | seo | tim bam & nguoi | tay | lung | mat | con | chau ",
	NULL},
	{'S', " bat nat | bi truy | chen ep | tray | cuop tien | tran lot | so di hoc | so den truong | so ve nha |"
		" lay tien | so khong dam di hoc | khong dam den truong | co lap ",
	NULL},
	{'S', " nguoi la | dan ong | ong | nguoi lon | ke la | ai do & theo doi | di theo | bam theo | hinh |"
		" anh khoa than | khoa than | tren mang | len xe | cho truoc | gap rieng ",
	NULL},
	{'S', " ma tuy | can sa | thuoc lac | fentanyl ", NULL},
	{'S', " bo quen | de quen | bo lai | nhot | bo mac | tha xuong & con | chau | be & xe | duong | mot minh |"
		" phong | lop ",
	NULL},
	{'C', " muon | dinh | se | doi | nghi den | noi la | noi & chet | tu tu | tu sat | tu van | ket lieu |"
		" tu lam hai | tu hai | ket thuc cuoc doi | treo co ",
	" cuoi chet | doi chet | met chet | buon cuoi | met muon chet duoc | cuoi muon chet "},
	{'C', " tu tu | tu sat | quyen sinh | treo co | nhay lau | nhay cau | ket lieu doi | ket lieu cuoc doi |"
		" ket thuc cuoc song | ket thuc cuoc doi ",
	NULL},
	{'C', " khong muon song | ko muon song | k muon song | khong thiet song | chan song | het muon song |"
		" chang muon song | song khong noi | chet di cho | chet cho xong | thu tuyet menh |"
		" the gioi khong co toi | tot hon neu khong co ",
	NULL},
	{'C', " rach tay | cat tay | cua tay | cat co tay | rach co tay | tu cat | tu rach | tu lam dau | tu lam hai |"
		" tu hai minh | tu gay thuong tich ",
	" mong tay | giay "},
	{'C', " uong | nuot & thuoc & ca | het | nhieu | hop | lo | chai | qua lieu | thuoc sau | thuoc ngu ",
	" theo toa | bac si "},
	{'S', " danh | tat | bop co | dam | dap | bao hanh | hanh ha | hanh hung | ngat nhau | bat nat & con | chau |"
		" be | toi | em | co giao | thay | tai xe | chong | bo | ban ",
		" danh giay | danh rang | danh van | danh dan | danh may | danh gia | danh dau | danh vang | dau nam |"
	" danh thuc | con dap | dap xe "},
	{'S', " doa | de doa | ham doa | dam doa | hu doa & giet | danh | dam | dao | sung | con toi | chau | toi |"
		" con | truong ",
	NULL},
	{'S', " so mo | dung cham | dong cham | sam so | hiep dam | cuong hiep | xam hai | lam dung | quay roi & con |"
		" chau | be | vung kin | thay | chu | tinh duc | cho kin | bac | tai xe | minh | nguoi | gai ",
	NULL},
	{'S', " sung | dao | bom | vu khi & truong | cap | lop | balo | ba lo | xe buyt | hoc sinh | ban ",
		" sung nuoc | do choi | nha bep | dao nay | bong sung | sung suong | bi sung | sung len | sung do |"
	" sung mat | sung hong "},
	{'S', " mat tich | bi bat coc | bo nha | chua ve nha | khong ve nha | chua thay ve | khong biet o dau |"
		" khong tim thay | lac mat | bi lac | tron khoi nha & con | chau | be | no ",
	" ao | sach | vo | cap "},
	{'S', " chong | ban trai | chong cu & danh toi | danh dap | doa giet | bao hanh | so anh | so han |"
		" danh me con ",
	NULL},
	{'O', "= dung | ngung | ngung lai | dung lai | dung gui | ngung gui | ngung nhan tin | huy | huy dang ky |"
		" stop | dung nhan | cham dut | ket thuc | ngung nhan | dung nhan tin | dung nhan tin nua |"
		" dung gui nua | dung gui tin nhan ",
	NULL},
	{'O', " dung | ngung | cham dut | thoi & gui | nhan tin | tin nhan ",
	" xe buyt | xe bus | tai sao | sao | vi sao | con toi "},
	{'O', " khong | ko | chang | dung & muon | can | nhan | gui & tin nhan | tin | nua | nhan tin & tin nhan |"
		" nhan tin | gui tin | gui & nua | muon | can | gui ",
	" khong nhan duoc | chua nhan | ko nhan duoc | song "},
	{'O', " xoa | go | bo | loai | huy & so | so dien thoai | danh sach | dang ky | ten toi & khoi | so cua |"
		" tin nhan | dang ky | danh sach ",
	" xe | clb | lop "},
	{'I', "= bat dau | bat dau lai | tiep tuc | dang ky | dang ky lai | mo lai ", NULL},
	{'I', " muon | xin | cho & nhan & tin nhan | tin & lai | tro lai ",
	" khong | ngung "},
	{'H', "= giup | giup do | tro giup | giup toi | giup toi voi | xin giup do | thong tin | ho tro | can giup do ",
	NULL},
	{'L', " thong dich | phien dich | nguoi dich | noi tieng viet | biet tieng viet | bang tieng viet |"
		" khong biet tieng anh | khong noi duoc tieng anh | khong hieu tieng anh | ko biet tieng anh ",
	NULL},
	{'A', " bi om | om | bi benh | benh | bi sot | sot | nghi hoc | khong di hoc | ko di hoc | khong den truong |"
		" khong toi truong | vang mat | khong den lop | cam cum | non | o nha | xin nghi | xin phep nghi |"
		" xin cho | nghi hom nay | nghi o nha ",
	NULL},
	{'T', "= cam on | xin cam on | cam on nhieu | cam on co | cam on thay | cam on ban | da cam on | vang cam on |"
		" cam on rat nhieu | vang | vang a | da | da vang | ok cam on | toi hieu roi | toi hieu | da hieu |"
		" da nhan | da duoc | duoc roi | toi biet roi | cam on nha truong | cam on truong | cam on da giup |"
		" chan thanh cam on | toi da hieu cam on | cam on thay co | da vang cam on co | cam on co a |"
		" da em cam on ",
	NULL},
	{'W', " nham so | sai so | lon so | nham nguoi | so nay khong phai | khong phai so | toi khong co con |"
		" khong quen ",
	NULL},
	{'0', " hom nay | sang nay | bua nay ", NULL},
	{'1', " ngay mai | mai | bua mai | sang mai ", NULL},
	{'X', " ngay kia | ngay mot | tuan | neu | co the | hom qua | tu hom | thang | tre | muon gio | khoe roi |"
		" het om | het benh | ngay nua | may ngay | hai ngay | ba ngay ",
	NULL},
	{'2', " thu hai | thu 2 ", NULL},
	{'3', " thu ba | thu 3 ", NULL},
	{'4', " thu tu | thu 4 ", NULL},
	{'5', " thu nam | thu 5 ", NULL},
	{'6', " thu sau | thu 6 ", NULL},
	{'P', " lam on | xin | vui long | cam on | ngay | di | nua | a | thua | co | thay | nhe | cho toi | toi | hay |"
		" ban | nha truong ",
	NULL},
	{'V', " khong | toi | con | cua | cho | chau | la | va | duoc | nhe | hom | nay | ngay | mai | truong | hoc |"
		" bi | voi | xin | cam | tin | nhan | muon | dung | nguoi | nha | nua | tieng | anh | thay | thi | den |"
		" ko | gui | benh | biet | nghi | viet | roi | sao | minh | giup | ban | lam | nhieu | dang | oi | xe |"
		" buyt | noi | chet | tu | chong | danh | mot | khi | trong | em | chao | o | da | chua | gi | nao | so |"
		" chi | co | ong | ba | be | no | trai | gai | vi | sau | truoc | len | xuong | ra | vao | hoi | ghi |"
		" tot | om | sot ",
	NULL},
	{'U', " noi dua | noi gion | noi choi | dua thoi | trong phim | phim | tro choi | khoe roi | on roi ",
	NULL},
	{0, NULL, NULL}
};

static const TonguePhrase phrases_en[] = {
	{'V', " the | is | are | was | my | your | you | i | he | she | they | we | to | at | in | and | of | for |"
		" not | dont | will | wont | be | it | this | that | sick | today | tomorrow | school | please | thanks |"
		" stop | no | do | have | has | on | with | what | when | how | am | im | can | out | text | hi | her |"
		" him | his | son | daughter | from | me | bus | there | just | so | late | an | did | a ",
	NULL},
	{0, NULL, NULL}
};

static const TonguePhrase phrases_es[] = {
	{'V', " el | la | los | las | mi | mis | su | es | esta | no | que | de | en | por | para | con | hijo | hija |"
		" hoy | manana | escuela | gracias | favor | y | un | una | yo | le | se | quiero | mensajes | va | al |"
		" del | ella | muy | pero | como | porque | enfermo | enferma | ya | mas | me | te | lo | nos | si |"
		" cuando | donde | fue | tiene | puede | este | son ",
	NULL},
	{0, NULL, NULL}
};

const Tongue latin_tongues[] = {
	{"fr", phrases_fr}, {"pt", phrases_pt}, {"ht", phrases_ht},
	{"so", phrases_so}, {"sw", phrases_sw}, {"tl", phrases_tl},
	{"vi", phrases_vi}, {"hi", phrases_hi_latin}, {"ne", phrases_ne_latin},
	{"ar", phrases_ar_latin}, {"ru", phrases_ru_latin}, {"fa", phrases_fa_latin}, {NULL, NULL}
};

const Tongue latin_rivals[] = {
	{"en", phrases_en}, {"es", phrases_es}, {NULL, NULL}
};
