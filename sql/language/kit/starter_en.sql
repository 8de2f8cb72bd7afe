-- The starter kit in English: a row an intent, the answer, and how families say it, a text a line.
--
-- Utterances keep the spelling of a telephone on purpose (no capitals, typos, "u", "tmrw"): that is what a model has
-- to read.  Names, grades and times vary so that none of them becomes a sign of one intent.
--
-- Answers promise nothing that differs by district (hours, dates, policies), and stay within GSM-7.  A telephone stands
-- inside a section, since a school may have none on file.

CREATE FUNCTION minibot_internal.starter_words_en() RETURNS TABLE (intent text, answer text, utterances text)
	LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $kit$
	VALUES

	-- Attendance
	('report_absence',
		$$Thank you for telling us. Your message is recorded for the attendance office at {{school.name}}, which
		confirms the absence. Please send a note with the date and the reason when your child is back; after a
		long illness, one from the doctor. We hope to see your child soon.$$,
		$words$
		jayden woke up with a fever so he's staying home today
		My daughter Emma Lopez in 3rd grade will be absent today, she has a stomach bug
		she threw up all night not coming in
		Good morning, Marcus will not be at school today.
		keeping noah home today bad cough
		hi this is Tyler's mom. he is sick and wont be in class tmrw
		we have a funeral thursday and friday, the kids will miss both days
		out sick today - Aaliyah Brown, room 12
		my son has strep, doctor says he is contagious til wednesday
		Please excuse Olivia from school tomorrow, we are traveling to see family
		Isaiah has the flu and will be out the rest of the week
		she tested positive for covid this morning
		no school for Mia today shes got pink eye
		He has a dentist appointment and then oral surgery so he will miss the whole day
		both my boys are home with a stomach virus, 2nd and 5th grade
		we are celebrating Eid tomorrow so Yusuf and Amina wont attend
		Ethan will be absent monday for Rosh Hashanah
		need to call in sick for my daughter
		calling out Jordan for today thx
		I want to report an absence for my child
		reporting an absence for Chloe Nguyen 7th grade, fever 101
		my kid isnt coming today
		Ava has court today and will not make it to school
		We have an immigration appointment in the city so the girls wont be there on tuesday
		sorry forgot to call this morning but Liam was home sick yesterday
		Zoe was out yesterday bc of a migraine
		his asthma is acting up again so im keeping him home
		she got her wisdom teeth pulled, will be back on monday
		Caleb broke his arm last nite and we're still at the hospital
		there was a death in the family. Destiny won't be in for a few days
		grandma passed away, we are flying out today and back next week
		lice!! keeping her home till we get it treated
		my child will not attend school on friday due to a family wedding out of state
		she is not feeling well today
		has a rash and the dr wants her home 24 hrs
		Mr. Davis, Kayla wont be in ur class today, ear infection
		running a temp of 102, no school today for him
		diarrhea and cramps so staying home
		car wouldnt start and its too late now so Xavier is staying home today
		missing today and tomorrow - college visit
		Josh has an all day appt at childrens hospital
		we overslept and shes just going to stay home
		Elijah is being admitted to the hospital today dont know how long
		hand foot and mouth going around, my kindergartner has it
		Hello, I'd like to let you know that Sophia will be away from March 3 to March 7 for a family trip.
		could you mark Daniel absent today hes got a sore throat
		my daughter is on her period with bad cramps and cant come in
		absent today: Henry Park, 4th grade, Mrs. Cole. Reason: vomiting
		his dad is getting surgery today so we'll all be at the hospital, he wont be at school
		kids are out today, family emergency
		she had an allergic reaction last night and the doctor told us to rest
		letting u know Bryson is still sick
		Still running a fever, so another day at home for Lily
		we're quarantining, someone in the house has covid
		nosebleeds all morning, keeping him here today
		going to be out of town for my sisters graduation so no school thurs or fri
		hes throwing up again
		Gabriela has chicken pox and cant be around the other kids
		she sprained her ankle at soccer and cant walk, staying home today
		Today is Good Friday for our church so my children will not be in school
		taking the day off for his moms military deployment ceremony
		passport appointment in houston tomorrow, Mateo will be out all day
		concussion from the game last night, the er doctor says no school for 3 days
		Diwali is on monday and our family celebrates, so Priya wont be coming
		Noah is sick today and will not be in school
		my son has a fever and is staying home
		she is not coming to school today she is sick
		please excuse my daughter's absence today, she has a cold
		Emily is throwing up and wont be at school today
		he will be out today with the flu
		sick kid here, wont make it in
		My child is ill and will be absent tomorrow as well
		kids are both sick w a stomach bug, staying home
		Adam wont be in school today or tomorrow. he has bronchitis
		doctors appointment all morning in the city so i'm keeping her out all day
		she'll be absent thursday we have a specialist visit 3 hours away
		we are going out of town for a funeral and he will miss three days
		my grandfather died so the kids won't be at school this week
		not sending him in today, he has a rash on his face
		hes home with me today, fever of 100.9
		Zara has an ear infection and the doctor said to stay home 2 days
		absent - sore throat - Nolan Reyes, grade 1
		just letting you know my daughter has a stomachache and will stay home
		Family trip next week, Aubrey will miss monday thru friday
		she has a really bad cold and cough, will be back when she is better
		my twins will be absent on Yom Kippur
		we're observing Ramadan Eid holiday so my kids will not come on friday
		jury trial for my son's case today so he will not be at school
		I am keeping my children home today, we all have the stomach flu
		took him to the er last night, he needs to rest today
		she fainted this morning so shes not going to school
		he got stung by a bee and his eye is swollen shut, absent today
		RSV in the house so my preschooler is home this week
		out today, has mono
		she had surgery on tuesday and will be out for 2 weeks
		my car died so my kid can't make it to school today, mark him absent
		our flight got canceled and we wont be back til tuesday so he will miss monday
		migraine today no school for her
		Sebastian has impetigo and isnt allowed back for 24 hours
		baby sister was born last night! big brother is staying home today
		he is going to be absent for his citizenship ceremony
		she didn't sleep all night coughing so i kept her home
		tell the attendance office Myles is sick
		no one slept, everyone has norovirus. both kids absent
		Good morning this is Mrs. Tran, I'm calling to report my son Vincent absent today, he has a fever and cough
		hey sorry for the late notice but both girls are sick and staying home
		can u please mark my daughter as excused today she is home sick
		He wont be there today or tomorrow, we had to fly to Florida bc my dad passed away
		my daughter is contagious (strep) so the dr said no school till friday
		she cant come in tmrw has a procedure at the hospital
		letting the school know my kids will miss next mon and tues, we're traveling for a wedding
		reporting my son absent
		My 4th grader is under the weather and will be staying home.
		not going today, fever and chills
		he's got the runs, keeping him home
		wont be in today bc we have a family emergency
		She'll be out a couple of days with pneumonia
		we are sick over here no school today
		kids wont be there today due to a doctors appt out of town
		he vomited in the car on the way so we turned around, he is staying home
		my daughter is still not well, shes staying home again
		im calling out both my kids today theyre not feeling good
		$words$),
	('report_tardy',
		$$Thanks for letting us know! When you arrive, please stop at the front office of {{school.name}} so your
		child can be signed in and get a pass to class. Late is better than absent: we are glad your child is
		coming.$$,
		$words$
		running late be there in 15 min
		Jaylen will be late today, we overslept
		traffic is crazy on the highway, Emma will be about 20 minutes late
		hes gonna be tardy this morning sorry
		my alarm didnt go off so we're just now leaving the house
		Maria has a dentist appt at 8:30, she'll be in around 10
		we missed the bus so i'm driving him, should get there by 9
		Good morning, Carter will arrive late because of a doctor's appointment
		flat tire on the way to school, gonna be late
		she is on her way just a few mins behind
		Will be dropping off Nevaeh at 11 after her eye appointment
		car wouldnt start this morning but we got it going. be there soon
		can u let Ms. Rivera know Sam is going to be late
		stuck behind a train lol. well be there in 10
		my son will come in after lunch, he has therapy in the morning
		We are going to be tardy due to an accident on the freeway
		Lucas is walking in late today bc his little sister was sick and i had to get her to grandmas
		late today sorry!! rough morning
		Anthony had blood work done this morning so he'll be there by second period
		coming in late tomorrow, orthodontist at 8
		power went out and the clocks reset, we woke up late, on our way now
		I'm bringing her at 10:30
		she wasnt feeling great first thing but she's better now so ill bring her in late
		my daughter will miss 1st period tomorrow for an appointment
		he'll be there late, bus never came so i gotta take him
		if hes not there by 8 its because we are stuck in traffic
		please don't mark him absent he's just late, 10 min away
		Grace should be at school around noon today, visa appointment runs till 11
		just dropped off Kaden late, he overslept
		tardy today - Amara Jones 6th grade - car trouble
		roads are icy so we're driving slow and will be late
		Hi, wanted to give you a heads up the twins will be 30 min late
		gonna be there by 9:15
		his ride was late so he is gonna be late too
		she'll check in late today after the counselor visit across town
		late arrival for Dylan thursday, physical therapy first
		waiting on the tow truck then ill get him to school
		we're late again i know, i work nights and slept thru the alarm
		She's going to be a little late this morning, spilled breakfast all over her clothes
		allergy shot in the a.m. then he will be coming to school
		will get him there by ten
		my kid will be tardy tomorrow morning, family court at 8 but done early
		Leo is coming late today
		is it ok if she comes in late today? appt went long
		doctor is running behind so Bella wont be there until about 1
		we'll be arriving after the bell today
		do i need to walk her in if we're late? we will be there at 8:40
		sorry got a late start, kids should be there by 8:30
		Isabel is gonna miss homeroom today but will make it for math
		hey its Devins dad we hit construction on main st running 15 behind
		had to go back home for his glasses so hes gonna be late to class
		Please tell the office that Ruby will be in later this morning
		baby brother had an emergency so my oldest will come to school a couple hrs late
		late bc of the snow, driving over now
		He'll be in after his 9am vaccine checkup
		my daughter lost her shoe lol we will be a few minutes late
		driving in from out of town, landing at 8 so the boys will be at school around 10:30
		running behind this morning
		stopped by police for a broken taillight, Micah will be tardy
		coming late, he had a nosebleed and had to change
		the bridge is up, going to be 20 late
		we are running late this morning
		my daughter will be late today because of traffic
		he's going to be late to school, woke up late
		Kids will be late, car trouble
		she will be about an hour late, dentist appointment
		Just wanted to let you know Ryan will be tardy today
		on our way, will be there by 8:45
		sorry we are late, almost there
		will be late because we missed the bus
		I overslept so the boys will be late
		my son has an appointment this morning and will be in around 10:30
		Hailey is going to be late for school, doctor's appointment first
		he'll be 45 minutes late
		stuck in traffic on I-35, my kids are going to be late
		running about ten minutes behind
		we had a flat so he'll get there late
		she is coming in at 9 today
		my child will arrive after 10 am, eye doctor
		late start for us today, the baby was up all night
		dropping him off late today at about 11:30
		She will be late tomorrow because she has a blood test first thing
		we'll be there a bit late the train is blocking the road
		my daughter is walking to school and she is running late
		he had an upset stomach but feels better and is coming in late
		power outage, alarm didn't go off, getting there soon
		dad is dropping them off late today
		Preston will be late, speech appointment until 9:45
		bus was late so hes late, please excuse the tardy today
		will be signing her in late around 9:20
		late again today sorry, will be there before 9
		I'm dropping off my son at school in half an hour
		He'll be there by lunch time, orthodontist ran long
		got pulled over, be there in a few
		detour on hwy 6, kids late
		expect Jonah late today
		hey this is Omar's dad, we're stuck behind an accident so he'll be about 25 min late
		Good morning, just letting the office know Stella will come in late after her checkup
		kids are late today its my fault i slept in
		shes gonna miss first period, we have an appt at 8
		on the way now!! sorry late again
		he will be tardy, we had to wait for the locksmith
		Pls tell Mr. Webb that Cole will be late for class this morning
		coming in after her appointment around 11
		gonna be late, ice on the windshield lol
		running late but on the way
		$words$),
	('ask_absences',
		$${{#students}}{{first_name}} has missed {{days_absent}} of {{days_enrolled}} school days so far.
		{{/students}}{{^students}}For your child's attendance, please {{#school.phone}}call {{school.name}} at
		{{school.phone}}.{{/school.phone}} {{^school.phone}}ask the office at {{school.name}}.{{/school.phone}}
		{{/students}}Every day counts, excused or not.$$,
		$words$
		how many days has my son missed
		How many absences does Jasmine have this year?
		was my daughter marked absent today
		did Malik make it to school today
		can u tell me how many times he's been late
		what is Aiden's attendance
		i want to see my childs attendance record
		how many unexcused does she have so far
		Is my kid in class right now? just want to make sure he got there
		number of days missed for Kevin Tran please
		hi how many days of school did Ella miss last month
		got a letter that says too many absences. how many is it exactly?
		which days was he absent
		what dates do you have her marked absent for
		attendance report for my kids pls
		did my child attend all classes yesterday
		please check if Trey went to 6th period today
		how many tardies does my daughter have
		i'd like to know my sons total absences excused and unexcused
		has Diego been skipping
		is she being counted present every day? she leaves the house on time
		how close is he to 10 percent
		what percent has she attended
		attendance rate for Hannah
		can i get a printout of her attendance for court
		u said he missed 9 days, what days were those
		how many days did they miss this semester
		where can i see my daughters attendance online
		How many absences left before it's a problem for Nathan, how many has he had
		was the absence on friday marked excused
		did you guys get my note, is monday excused now for Tanya
		tell me my sons days absent
		Did Ana show up to school
		how is my childs attendance doing
		does Andre have any unexcused absences
		how many school days has my granddaughter missed since august
		my ex says the kids have been missing a lot of school. how many days is it?
		I need the attendance history for my foster son
		absences for Leah?
		how many has he missed
		just checking was Josiah counted absent on the 14th
		any absences this week for my daughter Kiara
		whats his attendance look like this year compared to last year
		is Brianna chronically absent
		Was he at school yesterday? the nanny said he went but im not sure
		days missed so far
		How many times did Owen leave early this year
		got a text that my daughter missed 1st period. is that today?
		you texted about absences, which one of my kids is it for
		how many excused absences have been used
		pls send me the list of the days she missed
		can you look up Omar in 9th grade and tell me how many days he was out
		i work early so i cant see if she goes to school, has she been there all week
		attendance summary
		did the school mark tues as sick or unexcused
		my kids missed days total
		does late count in his total and whats the total
		total number of absences for 3rd quarter for Dominic
		how much school has my daughter missed this yr
		was my boy in school on monday
		Is it true that Tiana missed 12 days? when
		how many absences does my son have
		how many days has she been absent this year
		can you tell me my daughters attendance
		was Lucas marked absent yesterday
		has my son been absent this week
		what is the total number of days missed for Ayla
		please send me her attendance record
		does my son have any absences
		how many times has my daughter been tardy
		did my kid go to school today
		Is my daughter at school? she isnt answering
		when was he absent
		I need to know how many days my child has missed
		number of absences?
		how many unexcused absences does Connor have
		can I get the dates of his absences
		check my sons attendance please
		was my daughter in school on tuesday
		has he missed any classes this week
		how many days absent for both my kids
		what days has my son missed in october
		how many days of school has Layla missed so far
		Why did I get a message about absences? how many does he have
		show me attendance for Malachi
		did she get marked tardy today
		how many excused and unexcused absences are there
		how many sick days has he used
		was he counted absent or tardy this morning
		I want to know if my daughter is going to all of her classes
		do you have him as present today
		how many absences since christmas
		your text says she is missing school a lot, how many days?
		is my child's attendance ok
		how bad is his attendance
		can you pull up attendance history for Simone
		hi i'm trying to find out how many days my son Kobe has been absent so far this school year
		what dates was my daughter absent last month? need them for the doctor
		when was the last time he missed school
		which days did she miss
		can you check if my son is in class today he didnt answer my text
		just making sure Nina was marked present today
		was he absent on monday or tuesday
		I need a list of her absences for the judge
		did Andrew go to all his periods today
		What day did he miss? the message doesn't say
		how many days is my kid at now
		is friday showing as excused for my daughter
		do you see any absences for Pilar this month
		how many hours or days of class has he missed
		is Theo there today? his bike is still here
		she's missed how many?
		my phone shows a missed call about attendance, which child was absent and what day
		$words$),
	('ask_attendance_policy',
		$$Every day out counts, excused or not. A child who misses 10% of school days (about 2 days a month) is
		chronically absent. {{district.name}} sets its own rules on what is excused. {{#district.website}}See
		{{district.website}} or ask the office.{{/district.website}} {{^district.website}}The school office can
		explain them.{{/district.website}}$$,
		$words$
		how many absences are allowed in a year
		what happens if my kid misses too many days
		what counts as an excused absence
		whats the attendance policy
		can i go to jail for my kid missing school
		how many days can they miss before truancy court
		Is a family vacation excused?
		how many tardies equal an absence
		what does chronically absent mean
		do excused absences count against him
		how many sick days can a student have
		will she be held back for missing too much school
		I got a truancy letter, what happens next
		do suspensions count as absences
		What is the rule for leaving early, does it count as absent
		can he lose credit for absences
		does being late count as absent
		what is considered unexcused
		are religious holidays excused
		how many days before you call cps
		what time do they have to be here to be counted present
		Can the school fine me for absences?
		is there a limit on parent notes
		what's the difference between excused and unexcused
		how long do i have to turn in a note before it becomes unexcused
		is a mental health day excused in our district
		attendance rules for high school seniors
		will absences keep her from walking at graduation
		can my son get dropped from enrollment if we travel for 3 weeks
		how does the school decide if its truancy
		does a doctor appointment count as missing school
		whats 10 percent of the school year, how many days is that
		do you have to attend school till 18 by law
		is kindergarten attendance mandatory
		do you excuse absences for funerals
		what are the consequences for skipping class
		can he play sports if absent that day
		what is an attendance contract
		policy for prearranged absences?
		why do excused days count in chronic absence, that makes no sense
		if we go to mexico for 2 weeks will that be excused
		how many unexcused until i get a fine
		student attendance law in this state
		how many days can my child miss
		what is the policy on absences
		how many absences are too many
		how many unexcused absences before court
		what happens after 10 absences
		what's considered truant
		what is chronic absenteeism
		Are doctor visits excused absences?
		do we get in trouble if he misses too much school
		is a funeral an excused absence
		what are the attendance rules
		how many excused absences can you have in a school year
		can absences make her fail the grade
		does an excused absence still count as an absence
		will i get a ticket if my son misses school
		can they take me to court over attendance
		attendance policy for middle school
		what reasons are excused
		how late is considered absent
		is sickness excused without a doctor's note
		how many tardies before detention
		if i take my kids out for vacation is that unexcused
		is there a truancy law here
		what is the penalty for too many unexcused absences
		does missing half a day count as a full absence
		whats the rule on making up absences for credit
		do college visits count against attendance
		how many consecutive days before you drop a student
		what is the compulsory school age
		Do late arrivals count toward truancy?
		can you explain the attendance policy to me
		is it excused if the bus didnt come
		what happens at a truancy hearing or SARB meeting
		do i lose benefits if my kid has too many absences
		is an appointment for the parent excused for the child
		how many days is considered chronic
		attendance requirement to pass
		what's the maximum absences allowed
		Is missing school for a religious holiday allowed
		do the 10 allowed absences include sick days
		rules about taking kids out of school for travel
		can a school report me for my child missing days
		can my child be expelled for missing too many days
		how many absences per semester are allowed
		what are the consequences for too many absences
		what does the law say about missing school
		whats an unexcused absence mean
		is it illegal to keep my kid home from school
		how many days can a kid miss before they call the truancy officer
		Is there a difference if the absence is excused, does it still count toward the limit
		can he make up absences on saturday
		allowed absences for high school
		how many absences do you get before you lose credit
		what is considered an excused absence at your school
		are family trips or vacations excused absences
		what's the policy for being tardy
		explain chronic absence please
		how many can she miss before theres a problem
		$words$),
	('ask_excuse_note',
		$$A note needs your child's full name, the dates missed, the reason and your signature; for a medical
		visit, ask the doctor for one. Send it with your child or bring it to the office at {{school.name}}.
		{{#school.phone}}To ask if you can send it another way, call {{school.phone}}.{{/school.phone}}$$,
		$words$
		where do i send the doctors note
		can i text a picture of the note
		do i need a doctor note for 2 days
		I have a note from the clinic who do i give it to
		how do i turn in an excuse note
		what should the note say
		can i email the excuse
		will a note from me be enough or does it have to be from the dr
		forgot to send the note with Maya, can she bring it tomorrow
		how many days do i have to turn in a dr excuse
		Is a parent note ok for a cold?
		i have his hospital discharge papers do u need those
		who do i fax the doctor's note to
		what email do i send the absence note to
		Did you receive the excuse letter i sent for Jerome
		urgent care gave us a note for mon-wed, how do i get it to the school
		do you need a note for a funeral
		can he bring the note when he comes back
		is there a form for excused absences
		My dentist office will fax the note, what is the fax number
		need to know how to excuse my daughters absence from last week
		can i write the note by hand
		note for absence - who gets it the teacher or the office
		do u accept notes online
		the doctor didn't give us a note, is it ok if i just write one
		how to submit documentation for an absence
		we were at court do you need the court paper
		Can I upload the medical note in the parent portal?
		I lost the dr note, can they send it to you directly
		her pediatrician can give a letter, what does it have to include
		does the excuse note need to be signed
		is it too late to turn in a note from last month
		would a screenshot of the appointment work as an excuse
		do I still have to send a note if i already called in
		is this text good enough to excuse him or do i need a paper note
		we didnt go to the doctor since it was just a cold, what can i use as a note
		where can I drop off a doctors excuse
		sending the excuse note with my son today ok?
		hi can u tell me how to send in a sick note
		what kind of proof do you need for a religious absence
		obituary or funeral program ok as a note?
		do i need a note if shes only out 1 day
		the teacher said she never got the note i put it in his folder
		attaching doctors note for Kendra 2/3 to 2/5
		here is the note for Jacob, let me know if you can't open it
		Doctor's note: does it go to the nurse or attendance clerk
		how do i get an absence excused
		can you excuse his absence without a note
		can i bring in the note friday
		do you take telehealth notes
		need a template for the absence letter
		I'd like to send the excuse for Monday. What is the best way?
		is an after visit summary the same as a doctors note
		does each kid need their own note or can i write one for both
		what happens if I dont send a note
		will the therapist's letter count as an excuse note
		the note says return on the 12th, where should I send it
		does a note from a chiropractor work
		note in spanish ok?
		excuse letter question
		who signs the note if hes 18
		do i need a doctors note
		where do I send the excuse note
		how do i send in a doctor's note for my son
		can i send a picture of the doctor note here
		is a parent note enough
		who do i give the note to
		what does the absence note need to say
		do you need a note from the doctor if she was out 3 days
		can i just email a note
		I have a doctor's excuse for Wednesday
		my son has a note from his doctor, where should it go
		how long do i have to turn in a note
		what kind of note do i need for an excused absence
		does he need a note to come back to school
		I sent a note with my daughter did you get it
		can i drop the doctor's note at the front office
		is a text ok instead of a written note
		note from dentist, how do i turn it in
		will you accept a note from urgent care
		what do I need to write to excuse my child
		how do i excuse an absence
		does the note have to be from a doctor
		do i fax or email the doctor's excuse
		can the clinic send the note straight to the school
		I forgot to send an excuse note, is it too late
		do you have an absence form i can fill out
		here is a photo of the note from the pediatrician
		note says he can return monday, do i bring it to the nurse
		what documentation do you need for a court date absence
		where is the online absence form to submit a note
		a handwritten note ok for yesterday?
		$words$),
	('dispute_absence',
		$$Thank you for telling us. We have asked the attendance office at {{school.name}} to check that day with
		the teacher. If it is a mistake, it will be corrected. If you have a note or a sign-in slip, please keep
		it.$$,
		$words$
		he was at school today why does it say absent
		My daughter was there all day, this is a mistake
		I dropped him off myself at 7:45!! he was not absent
		you marked Brooklyn absent but she was in class
		that attendance is wrong
		she was only 5 min late and u have her absent all day
		Please fix my sons attendance he was present on the 9th
		i got a call saying Jamal wasnt in school but hes there, i just talked to him
		teacher must have forgot to mark him here
		she was with the nurse during 3rd period not absent
		He was on a field trip that day so it shouldn't count as an absence
		I sent a note for that day, why is it still unexcused
		the count is wrong. she has missed 3 days not 8
		no he was not tardy he was in the cafeteria eating breakfast
		your system says absent but my child was at school
		how is she absent when she took a test that day
		This absence needs to be corrected, Alyssa was taking her SAT at school
		i disagree with the absences on the letter
		those days should be excused i turned in the doctor's note already
		substitute marked the wrong kid absent
		Hes been at school every single day this week. check again
		why am I getting texts that he missed class? he was there
		mistake on attendance for Ryan Patel 10th grade, was in the counselors office
		he did go to school
		My kids were both present on Tuesday. Please correct the record.
		she says she was in class and the teacher didnt see her
		she was in band practice w Mr. Lee not skipping
		I want to contest these absences
		he was suspended that day by YOU so why is it unexcused
		we withdrew from that school in october so those absences arent right
		you keep saying he's missed 11 days thats not true
		the attendance clerk put it in wrong
		my son got marked absent by accident i think, he has pictures from class that day
		it says she was absent on a saturday?? that cant be right
		school was closed that day how could he be absent
		he was present but came in late and checked in at the office, still shows absent
		I called in that absence so it should be excused not unexcused
		there's an error with my daughter's attendance
		wrong. she was in school yesterday
		not true my daughter has perfect attendance
		Tariq was in ISS not absent
		can u change it? he was in the library for testing
		thats not right he only missed one day
		how do i appeal an unexcused absence that was entered wrong
		I have her signed work from that day so I know she was there
		Just got an absence alert for Mason but I watched him walk in the building
		u got him confused with his cousin, same last name. mine was there
		attendance message was incorrect
		she was on the bus that came late, thats not her fault, take the tardy off
		The absence on May 2 was excused by the principal, please update it
		they counted him absent during state testing but he tested
		he logged in for online class that day so he shouldn't be absent
		hes sitting in class right now he just texted me, why does it say absent
		The robocall said my child missed one or more periods. He did not.
		my daughter was doing her make up work in another room, she wasnt gone
		please double check with the teacher, i know she was present
		i think you marked the wrong twin absent
		his count is too high he hasn't missed that many days
		these are not my childs absences he was enrolled late
		fix this pls, she never missed on the 21st
		i brought the note in and the lady said it would be excused but the portal still says unexcused
		my son was not absent
		he was in school that day
		this is wrong my daughter was at school
		you have her marked absent but she was there
		I think there is a mistake, my child was present
		he was here all day
		my daughter was not absent yesterday she was in class
		the attendance record is incorrect
		why was he marked absent when he was in class?
		Please correct her attendance
		She was marked absent by mistake
		that absence is a mistake, he was there
		my son was at school on friday, fix his attendance
		She was tardy not absent, fix it please
		I disagree, he hasnt missed that many days
		can you fix my daughters absence she was present
		I got a text that he was absent but he is at school
		it was an excused absence, not unexcused
		he was there i dropped him off
		those absences are not correct
		you guys made a mistake on his attendance
		that can't be right, she never misses school
		the teacher marked her absent but she was just late
		i already sent the note so that day should be excused
		I got an absent call for Kylie but shes in her classroom
		how can he have 15 absences? thats not possible, he goes every day
		she was at a school event that day so she shouldn't be marked absent
		who do i talk to about a wrong absence, he was there
		please remove the unexcused absence, i have proof he was at school
		not absent!! he's in school right now
		the system has an error for my kid's attendance
		he was with the counselor during 4th period and got marked absent
		he says he was there but the sub didn't call his name
		hi i got a message that said Aria was absent yesterday but she was there, can you check with her teacher
		your records are wrong about my son's absences
		That's incorrect. He has only been out two days.
		there is an error on her attendance please fix
		can you correct this? she was present
		im looking at the portal and it says 6 absences, that isnt right
		He was in class all day so please correct the mistake
		I would like to dispute the absence on my daughter's record
		no she wasnt absent
		she did attend, i walked her in
		my son insists he was in class. can the teacher verify
		how come it says unexcused when i called it in
		they marked him out for the whole day but he only left at 2
		You have the wrong info, my child has not missed 12 days
		she's never absent, who entered that
		this needs to be changed to excused, I brought the doctor's note
		please take off that tardy, we were on time
		wrong, he was in the gym for the assembly
		this absence is not correct
		please stop marking my son absent he is there
		stop sending me absence texts, my daughter was in class!
		why do i keep getting these absent calls when she is at school every day
		you keep saying she's absent and she isnt
		$words$),
	('request_early_pickup',
		$$Thanks, we have passed this to the office at {{school.name}}. {{#school.phone}}To be sure they have seen
		it, call {{school.phone}}.{{/school.phone}} Please come to the front office with a photo ID to sign your
		child out; whoever picks up should be on your contact list.$$,
		$words$
		picking up Jaden at 1:30 for a dr appointment
		I need to pick my daughter up early today
		can u have Sarah ready at the office at 12
		my mom is going to pick up the kids today at 2, her name is Rosa
		Please send Ian to the front office at 11:15, he has the dentist
		early dismissal for Kyle today pls
		I'll be there at 1 to get my son
		im outside to get Angelina early
		leaving early today, orthodontist at 2
		He needs to leave at 10:45 for physical therapy and will be back after lunch
		what do i need to check my child out early
		Can I sign out my daughter before last period?
		hi im coming to get Tommy in 20 minutes can someone get him from class
		her uncle will be getting her early today. is that ok
		my son called and says hes sick, im on my way to get him
		the nurse called, im coming to pick her up
		we have a flight at 4 so I'll get both girls at noon
		early release for Dante tmrw at 1pm, family funeral
		need Nia out of class by 2:15 today
		Aunt Tasha is picking him up today not me
		can his stepdad sign him out?
		who can pick up my kid early, do they need to be on the list
		Please have my daughter waiting, I will pick her up before lunch
		My son has therapy every tuesday at 2, I'll pick him up at 1:40
		can she walk home early today? she has my permission
		my 16 year old drives, can he leave after 5th period for an appointment
		taking Elena out at 11 for her counseling appt
		checking out Jose at 12:30
		storm is coming, i want to come get my kids now
		how late can i pick up early lol is there a cutoff time
		gotta get the kids out early, my water broke
		she forgot her medicine so im gonna pick her up at 1
		Allison will be leaving at 2:00 today with her grandfather
		i need to take him out of school early for court
		picking my kids up at 1 instead of 3 today
		dismissal change for today: Evan goes home with me at 2
		pickup change. Today Molly goes home with Claire's mom
		can you get him out of PE by 1pm i'll be in the car line
		need to get my son out of school a bit early
		please dont put her on the bus today im picking her up early
		Early checkout for Serena Patel, 4th grade, eye doctor
		im here at the office for Brandon nobody is answering the door
		my neighbor will pick up Ali, I'm stuck at work. she will have her ID
		he's got an mri at 1 so i'll come by around 12:15
		I'm sending my brother to get her at noon
		let Jackson know I'm picking him up after lunch
		going to sign him out for the rest of the day
		school nurse said fever, grandma will come get her in 10 min
		can he be dismissed at 2:45 wednesday for his game
		Would it be possible to collect my children half an hour early on Thursday?
		we need to leave by 12 tmrw for a wedding so ill be getting Amber early
		my daughter started throwing up at school, coming to get her
		can i get him at recess so i dont mess up class? appt at 1
		vet emergency lol but i need to get my kid at 2
		does the babysitter need id to take her out early
		haircut and pictures at 2 so im picking up Faith early
		Ms. Green can you send Toby down at 1:20? I'm in the parking lot
		pick up early
		i want to add my sister so she can pick him up today
		Will be getting Julian from school around 10 for allergy testing
		I will be picking up my son early today at 1
		can my daughter be ready at 1:15 she has an appointment
		I'm picking her up at noon for a doctors appointment
		need to get my kids early today
		Early pickup today for Alana at 2
		he has an appointment at 2 so I will pick him up at 1:30
		my daughter has to leave early today
		please have him ready in the office i'm on my way
		taking my son out early for a dentist appointment
		my husband will pick up Lena at 12:30 today
		his grandma is picking him up from school today
		i will be there at 11 to sign her out
		leaving school early tomorrow for the dentist
		can he be dismissed early today at 1:45
		she's sick at school, coming to pick her up
		going to pick up my child before dismissal today
		we need to leave early for a trip, getting the kids at 1
		Can you please send my daughter down to the office, I'm here
		who is allowed to pick up my son, can my brother get him today
		someone else is picking up my kids today, his name is Tony
		Abby needs to leave class at 10 for an appointment and ill bring her back
		pick up at 2:00 instead of the bus today
		sign out at 1pm doctor
		checking her out of school early today
		my sister will be there to pick up Jo in 15 minutes
		I need my son called out of class at 1
		is it ok to get her 30 min early today
		i'd like to pull my kids out of school at noon today
		getting him early bc of a family emergency
		his aunt will pick him up for his eye appointment at 12
		Hello this is Tara's mother, I will pick her up at 12:45 today for an orthodontist appointment, please have her ready
		hey im coming for Miguel at 1 can you get him out of class
		my son isn't feeling good, he texted me from school, i'm coming to get him
		taking her out of school at 1:30 today
		I'm gonna get the kids a little early today around 2
		can my daughter leave at noon? her dad will pick her up
		leaving early friday we have a flight, ill be there at 11
		he wont be riding the bus i will get him early at 2:15
		Is my cousin on the pickup list? she's getting Rico today
		need to check my daughter out
		$words$),

	-- School life
	('ask_hours',
		$$For start, dismissal and office times at {{school.name}}, {{#school.phone}}please call
		{{school.phone}}{{/school.phone}} {{^school.phone}}please ask the front office{{/school.phone}}.
		{{#district.website}}Bell schedules are often posted at {{district.website}} too.{{/district.website}}
		Arriving a few minutes before the bell makes the day start well.$$,
		$words$
		what time does school start
		what time do they get out today
		when is dismissal
		What are the office hours?
		how early can i drop my kids off
		what time do the doors open
		is the front office still open
		what time does the bell ring
		school hours pls
		what time is drop off for kindergarten
		when does the first bell ring at the middle school
		what time do they let out on early release days
		is the office open during lunch
		how late is the office open on friday
		what are the hours for pre-k
		what time can i come in to sign papers
		what time does the high school day end
		Hi could you tell me the start and end times for 2nd grade
		earliest drop off time?
		when does the tardy bell ring
		what time is 1st period
		what time should i be there to pick them up
		whats the bell schedule
		do u guys open at 7 or 7:30
		when do classes begin in the morning
		how long is the school day
		what time is lunch for 4th graders i want to eat with my daughter
		half day tomorrow, what time do I pick up
		what time does car line start
		is anybody in the office at 4
		what time does half day kinder let out
		dismissal time on wednesdays?
		what time do the gates close
		is there someone there before 7 to watch the kids if i drop off early
		My daughter just started, what time does she need to be there in the morning
		What are the summer office hours?
		hours of operation
		district office hours please
		is school office open on saturdays
		what time does the day start on a 2 hour delay schedule
		bell times for elementary
		what time is recess
		when is the attendance office open
		what time do 6th graders get out
		until what time can i pick up my kid after school before he's considered late
		does school let out at 3 or 3:15
		time school ends?
		Is the registrar's office open in the afternoon
		are the library hours different on exam days
		what time does advisory start
		can kids be dropped off at 6:45
		what time do finals let out each day
		i forgot what time school is out
		what r the times for late start monday
		whats the schedule for minimum days, when do they come out
		when do i have to pick up my preschooler
		Just moved here - what hours is the elementary in session?
		when does the building open in the morning its cold out
		is the office open today, i need to drop something off
		do middle school and high school have the same start time
		what time does breakfast end and class begin
		what time does school get out
		what time does school start tomorrow
		what time do kids get out on wednesday
		what are your hours
		when does school start in the morning
		what time is dismissal today
		what time does the office open
		what time does the office close
		what time can i drop off my son
		when can kids be dropped off in the morning
		what time does the elementary school let out
		is the office open now
		what time does breakfast and school start
		what time do high schoolers start
		what time is pick up
		when is pick up time for kindergarten
		what time do students need to be at school
		hours for the middle school?
		what time does early dismissal let out
		What time does the day end on minimum days
		when do the doors open in the morning
		what time does 2nd period start
		how early can my daughter get to school
		what time does school end on fridays
		office hours during the break?
		when does the front desk open
		can you tell me what time classes start
		what time is the late bell
		school start time for 5th grade
		what time do you close today
		$words$),
	('ask_calendar',
		$$The school calendar shows holidays, breaks, half days and events. {{#district.website}}You can find it
		at {{district.website}}.{{/district.website}} {{#school.phone}}To check one date, call {{school.name}}
		at {{school.phone}}.{{/school.phone}} {{^school.phone}}To check one date, ask the office at
		{{school.name}}.{{/school.phone}}$$,
		$words$
		is there school on monday
		when is spring break
		do we have school friday
		when does the term end
		what day does school start in august
		Is Veterans Day a holiday for students?
		last day of school?
		is tomorrow a half day
		when is winter break and when do they go back
		whats the school calendar for next year
		no school presidents day right
		do kids have off for easter
		is next wednesday early release
		when do report cards come out / when does the quarter end
		when is picture day
		is there a teacher workday this week
		What days are off in November?
		when does semester 2 begin
		Do they have class on columbus day?
		are you guys closed for juneteenth
		is it an A day or B day
		when is graduation
		what is the date of the spring concert
		When is open house this year
		how many days is thanksgiving break
		when is the book fair
		when is field day for 2nd grade
		can u send me the calendar
		is today a school day, nobody is here at the bus stop
		when are finals
		school out for MLK?
		when does summer vacation start
		What week is state testing
		first day for kindergarten is when
		is there a minimum day this month
		do they have to go on the 23rd of december
		when is back to school night
		planning a trip, which days are off in april
		are students off for election day
		did they move the makeup day to june
		when do the kids return from break
		are there classes on good friday
		what are the vacation dates
		when's the next day off
		When does the first grading period end
		is there school the day after halloween
		When is the 8th grade promotion ceremony
		i need the important dates for the year
		which day is the field trip to the zoo
		do they have school this friday or is it a staff development day
		what date is prom
		are you open next week
		when is the science fair
		when is the fall festival
		does school end may 28 or june 2
		labor day off?
		Is it spirit week next week? what day is pajama day
		is monday a holiday for the kids
		when does school let out for christmas
		how long till the end of the school year
		is lunar new year a day off
		which day is muffins with moms
		is there school tomorrow
		is there school today
		do the kids have school on monday
		when is the next holiday
		when is christmas break
		when does school start back
		what day does school end
		when is the last day of school
		when does school start this year
		what day is back to school night
		do we have school on friday
		is friday a half day
		is there no school next monday
		when is fall break
		what dates is spring break this year
		when do students come back after winter break
		what holidays do we have off
		when is open house at the middle school
		what day is the first day of school for 9th graders
		when's the school play
		when is the parent night
		is there a school event this week
		early release days this month?
		is monday an in service day
		when are the end of year exams
		what is the date for the science night
		is school closed for memorial day
		when is thanksgiving break
		do they have school during conferences week
		where can I find the school year calendar
		when is the talent show
		when is the end of the grading period
		does school start the week before labor day
		hi can you tell me when spring break starts, i need to ask for time off work
		are kids out of school this monday
		what days are they off for christmas
		is there a holiday this week
		when do they get out for summer
		what day does the new semester start
		do they go to school on martin luther king day
		when is the winter concert and what day
		is next friday a no school day
		when are the make up days for the calendar
		when does this quarter end
		end of semester date?
		is the field trip cancelled or still on for thursday
		what day is the photo shoot / pictures
		stop for winter break is which day
		when do we get out for the long weekend
		$words$),
	('ask_weather_closing',
		$${{district.name}} tells families about closings and delays by its official channels first.
		{{#district.website}}Please check {{district.website}}.{{/district.website}} {{#district.phone}}You can
		also call {{district.phone}}.{{/district.phone}} If you have heard nothing and roads are safe, plan on a
		normal school day.$$,
		$words$
		is school closed today because of the snow
		are we having a snow day
		2 hour delay today?
		is there school tomorrow w the ice storm
		did they cancel school for the hurricane
		are schools closed due to weather
		Is school delayed this morning? roads are really bad here
		will school be open if it snows tonight
		any word on closing for tomorrow
		power is out here is there school
		how do i find out if school is cancelled
		are yall closing early because of the storm
		Is it remote learning today because of the snow?
		tornado warning are the kids ok, are you letting out early
		snow day???
		its -20 outside, is school still on
		School canceled?
		is there a delay
		is the school closed because of flooding
		do they have school today with all this smoke from the fires
		When will you decide about closing for the blizzard
		news says schools are closed, is ours
		heard there is no water at the school, are you closing
		do snow days get made up
		will there be an early dismissal for the winter storm
		excessive heat are they going to close school
		what channel announces school closings
		freezing rain out here, delayed start or no
		why isnt school closed the streets are not plowed
		is it a virtual day or a regular day with this weather
		i didn't get the weather alert, are classes cancelled
		is school open after the storm yesterday
		will buses run if theres ice on the roads and is school on at all
		Did the district call a snow day for Thursday
		gas leak on our street, is school cancelled
		are after school activities cancelled bc of the weather too
		any closures tomorrow for the tropical storm
		are you guys on a delayed opening
		schools still open? my lights are out
		what happens on a 2 hr delay is breakfast served
		weather looks bad, are they sending kids home
		is the wind advisory going to close schools
		closed tomorrow?? everyone on facebook is saying it
		do i get a text when school closes for weather
		how will you notify us of a closing
		is school closing for the hurricane and for how many days
		Boiler is broken i heard, is school closed
		the neighboring district is closed for snow. are we?
		is today an e-learning day bc of snow
		school on time today or late start for fog
		fog delay?
		Is there school in this mess lol
		is the elementary closed, there was a power outage last nite
		has a decision been made about tomorrows ice
		when does school reopen after the flood
		are they still having school with the air quality this bad
		inclement weather policy?
		earthquake this morning is school open
		with the evacuation order will school be closed
		delayed or closed?
		is school cancelled tomorrow because of the weather
		are schools closed today
		is there a snow day today
		is school open today with the snow
		is there a delay this morning because of the ice
		is school closing early because of the snow
		will school be closed tomorrow for the storm
		are you closed because of the hurricane
		did school get cancelled
		Is there going to be a 2 hour delay tomorrow
		is school still on with this weather
		they are saying its going to snow, will there be school
		with the power outage is there school today
		is school cancelled because of the flood
		what time will you announce if school is closed for snow
		are we on a 2 hour delay
		is it closed for bad weather
		roads are icy. is school closed?
		any snow day info
		school closed due to cold?
		are classes cancelled for the storm warning
		is school delayed because of the fog
		are they going to release the kids early because of the tornado watch
		wind chill is dangerous, any closings?
		is today cancelled because of snow
		no power at school? do i need to get my kids
		is the water main break closing the school
		weather closing tomorrow?
		$words$),
	('ask_transportation',
		$$For bus routes, stops, delays or a change, {{district.name}} Transportation can help.
		{{#district.phone}}Call {{district.phone}} and ask for Transportation.{{/district.phone}}
		{{^district.phone}}The front office of your school can connect you.{{/district.phone}} Have your child's
		name, school and stop ready.$$,
		$words$
		is maria's bus late again??
		where is bus 42
		what time does the bus come in the morning
		the bus never showed up this morning
		does the bus stop here on oak street
		how do i sign up for the bus
		what bus number does my son ride
		my daughter didnt get off the bus, where is it
		Can my son ride home with a friend on bus 12 today?
		bus is 20 minutes late is it coming
		we moved, need to change her bus stop
		where is the nearest bus stop to 415 Maple Ave
		do buses run on half days
		bus driver drove right past my kid
		what time does bus 118 drop off
		he left his backpack on the bus
		is there an app to track the bus
		how far do you have to live from school to get a bus
		whos the driver on route 7
		bus pass for middle school how do i get one
		The bus didn't stop for my twins today. They were standing right there
		has bus 9 left the school yet
		does my kindergartner need someone at the stop to get off the bus
		route info for new student please
		my kid is still waiting at the stop its cold
		can she get off at a different stop, grandmas house
		does the late bus run on thursdays
		is there bus service from the apartments on 5th
		what bus goes to Lincoln Elementary
		when will we get the bus schedule for the new school year
		bus stop too far, can you move it closer
		the bus came early and she missed it. what time is it supposed to come
		Is transportation provided for pre-k
		did bus 31 break down
		need number for transportation dept bus garage
		my son says the bus was too full and kids had to stand
		how do i take my son off the bus list, he's a car rider now
		is the afternoon bus running late
		Why did our route change with no notice
		is it bus 5 or bus 15 after the swap
		what time should he be at the bus stop
		do high schoolers get city bus cards from the school
		bus rider form?
		he forgot his trumpet on bus 22 who do i call
		will there be a bus for summer school
		are the buses delayed bc of the fog
		does the school bus come to the trailer park on hwy 9
		new driver doesnt know the route, my kid got home an hour late
		transportation for my child who goes between mom and dads house, can he have two stops
		when does the bus drop off in the afternoon at elm and 3rd
		the stop arm lights arent working on bus 16
		can a 1st grader walk home from the bus alone
		No bus today?
		is there a substitute bus driver today, bus hasn't come
		need to add my daughter to the bus for tomorrow
		can you radio the bus and see if my child is on it
		bus 77 hasnt come yet
		how do we request special transportation on the bus for his wheelchair
		is she on the right bus its her first day
		What is the bus policy for bringing a big science project on
		do they stop at the daycare on pine st
		wheres the bus!!
		where is the bus
		the bus is late again
		what time does the bus pick up
		what time does my son's bus come
		bus didn't come today
		my daughter missed the bus what time is the next one
		which bus does my daughter take
		what is my son's bus number
		where does the bus stop
		how do I get my child on the bus
		is the bus running today
		is the bus late
		is bus 23 running late today
		can you tell me where the school bus is
		why is the bus so late everyday
		how do i change the bus stop
		is there a bus for our neighborhood
		my son needs to ride the bus home today
		please let my son ride a different bus today
		who do i call about the bus
		my kid left his phone on the bus
		the bus driver was rude and skipped our stop
		can my daughter ride bus 8 with her cousin
		bus schedule please
		what is the bus route for 8th street
		kids have been waiting on the bus 40 minutes
		my kindergartener wasn't on the bus this afternoon
		does the bus pick up at the apartments
		am i eligible for bus transportation at 1.5 miles
		what time will the bus drop off on half days
		we need bus service starting monday at our new address
		did the bus leave already
		is there an activity bus after practice
		my child was left at the bus stop
		can the bus stop in front of our house
		does bus 6 still stop at the church on main
		is there a stop on Willow Lane
		i dont want my son to ride the bus anymore how do i cancel it
		where does the bus let them off after school
		end of the line stop, what time does the bus get there
		please remove my daughter from the bus list, i'll drive her
		my son gets bus sick, can he sit in front
		the bus dropped my daughter at the wrong stop
		which bus does she ride home and what time
		is the bus still coming? its been 30 min
		$words$),
	('ask_meals',
		$$Families can apply for free or reduced-price school meals at any time of the year.
		{{#district.website}}Menus, accounts and the form are usually at
		{{district.website}}.{{/district.website}} {{#school.phone}}For a balance or an allergy, call
		{{school.phone}}.{{/school.phone}} {{^school.phone}}For a balance or an allergy, ask the school
		office.{{/school.phone}}$$,
		$words$
		whats for lunch today
		how do i put money on his lunch account
		how do i apply for free lunch
		how much is school lunch
		is breakfast free
		what is my daughters lunch balance
		lunch menu for this week?
		My son is allergic to peanuts, does the cafeteria know
		do we have to fill out the free and reduced form again this year
		can i bring mcdonalds for my kid at lunch
		did our application for reduced lunch get approved
		how much do i owe on the cafeteria account
		do they serve breakfast on late start days
		can my daughter have lactose free milk
		is lunch free for everyone this year
		does the school have halal food
		Are there vegetarian options in the cafeteria
		he forgot his lunch can he get a tray
		lunch pin number for my first grader
		why does my kids meal account say -23.50
		can I see what my son is buying for lunch every day
		i want to block snacks on her lunch account
		how do i get a refund of the lunch money
		myschoolbucks isnt taking my card for lunch money
		do kids still get to eat if the account is negative
		my daughter said they ran out of pizza and only gave her a cheese sandwich
		what time do they serve breakfast in the cafeteria
		what's the price of an adult lunch
		are they giving out summer meals at the school
		he has celiac, who do I talk to about gluten free lunches
		can she bring her own lunch with a thermos
		do i send cash or check for lunch
		Is there a meal form online? Where is it
		does he get reduced price lunch
		we get snap, does that mean free lunch automatically
		no pork please for my kids lunches
		what's on the breakfast menu tomorrow
		is there a microwave for kids to heat up lunch
		can parents come eat lunch with the students
		how to transfer lunch money from one kid to the other
		ice cream money, can i add that separate
		my kid doesn't like the cafeteria food, can i see the menu ahead
		form for food allergy from the doctor
		what is for lunch today at school
		how much money is in my son's lunch account
		how can i add money to lunch account
		do we qualify for free lunch
		where do i apply for free and reduced lunch
		is school lunch free this year
		how much does lunch cost
		lunch menu
		my child has a food allergy
		what are they serving for breakfast
		does my daughter have money on her account for lunch
		free lunch form please
		can i pay for school lunch online
		my daughter owes lunch money how much is it
		is there a vegetarian lunch
		what's the cafeteria menu this month
		do you have the lunch menu in spanish
		reduced lunch application status
		need to put lunch money on my son's account
		kids cafeteria balance
		my son says he got no lunch because he had no money in his account
		are the meals free for all students
		my daughter is allergic to nuts and dairy what is safe in the cafeteria
		how do i pay my lunch debt
		do they have school breakfast every day
		when do I have to renew the free lunch application
		is there lunch on half days
		lunch balance?
		can i get the form for free meals
		my daughter needs a special diet, who do i tell in the kitchen
		does my son owe anything in the cafeteria
		do they feed breakfast at school
		what are they having for lunch tomorrow
		how do i check my kid's lunch money
		can I send lunch from home
		can my child get seconds at lunch
		price of lunch for middle school
		my son didnt get lunch today why
		apply for lunch program
		my son doesn't have enough in his lunch account can he charge it
		is there food for kids with allergies in the cafeteria
		does free lunch include breakfast
		we got denied for free lunch why
		what snacks do they sell at lunch
		school lunch application
		$words$),
	('ask_enrollment',
		$$To enroll, transfer or get records you usually need proof of address, a birth record, shot records and
		your ID. No papers because you lost your home? Your child can still start right away.
		{{#district.phone}}Call {{district.phone}}.{{/district.phone}} {{#district.website}}Or see
		{{district.website}}.{{/district.website}} {{^district.phone}}The school office can help
		you.{{/district.phone}}$$,
		$words$
		how do i enroll my son
		what papers do i need to register for kindergarten
		We are moving to another district, how do I withdraw my daughter
		when does registration open for next year
		what school do we go to for 88 Birch Lane
		can i transfer my kid to a different school in the district
		how old does she have to be for pre k
		need a copy of my son's transcript
		is online registration done or do i need to come in
		my niece just came to live with me how do i put her in school
		do you need a social security number to register
		I have custody now, how do I enroll him
		need school records sent to his new school in Ohio
		did you get the transfer papers from his old school
		what is accepted as proof of residency
		we dont have a lease in our name can we still register
		re-enrollment form link?
		open enrollment deadline
		how do i get my child on the magnet school lottery
		we just moved here from Texas with a 4th and 8th grader, what do we do
		Is there space in first grade at Roosevelt
		are there waiting lists for the dual language program
		can he come back to the school, we withdrew in the fall
		do i have to register again every year
		how do i change his last name in the school system after adoption
		my daughter turns 5 on september 3rd can she start kinder
		birth certificate is lost can I use a passport
		un-enroll my child we're going to homeschool
		foreign exchange student sign up
		need proof of enrollment letter for medicaid
		letter showing my kid is a student there for social security office
		how do i get copy of diploma from 2009
		i want to enroll in GED or adult classes
		who handles student records
		what zone is my address in
		Can undocumented children attend school?
		Is he all registered for next year or is something missing
		boundary exception request
		what grade would she be in if she's coming from another country
		do i need an appointment to enroll
		registration packet where can i pick it up
		switching to online school, what forms do i sign
		how do I register my child for school
		I want to enroll my daughter
		what do i need to enroll my son in school
		how to enroll a new student
		need to register my son for kindergarten
		when is kindergarten registration
		what documents are needed for enrollment
		do you need a birth certificate to enroll
		how do I transfer my daughter to another school
		I want to withdraw my son from school
		we are moving, how do i transfer my kids
		enrollment forms?
		can i register online
		registration for next year
		how do i request my child's records
		need a transcript
		can you send my daughter's records to her new school
		what school is my house zoned for
		is my address in your district
		we just moved into the district and need to enroll
		can I enroll with a utility bill as proof of address
		pre-k enrollment age
		how old for kindergarten
		can my child go to a school outside our zone
		transfer request form
		is there still time to apply for the charter or magnet
		do i need custody papers to enroll my grandson
		requesting a letter of enrollment for my daughter
		withdrawal papers please we are leaving the district
		is my daughter enrolled yet
		how do i finish the online enrollment
		when will we know which teacher/class after registering
		i want to homeschool how do i notify the district
		school choice application
		new to the area, have 3 kids to sign up for school
		is there a spot open in kindergarten for my daughter
		what is the process to enroll a transfer student
		moving there in july, what do i need to register my kids
		paperwork for registering a 6th grader
		how do I unenroll my son
		can I get proof that my daughter is enrolled for the food stamp office
		need to sign withdrawal forms for my kids
		do you accept kids from outside the district
		where do i drop off the registration forms
		is enrollment still open
		when can I register my 4 year old for pre-k
		can i get my daughter's school records
		my niece moved in with us from another state, can i register her
		how do i transfer him to the school by my new house
		what's the cutoff age for kinder
		im his guardian not his parent, can i enroll him
		school boundaries map
		$words$),
	('ask_contact',
		$$The front office of {{school.name}} can give you the right person, phone or e-mail.
		{{#school.phone}}Call {{school.phone}}.{{/school.phone}} {{#district.website}}Staff lists are often at
		{{district.website}}.{{/district.website}} Want someone to text you back? Reply PERSON.$$,
		$words$
		what is the phone number for the school
		whats mrs johnsons email
		who is the principal
		who do i talk to about my sons schedule
		need the number for the front office
		how do i contact the counselor
		What is the address of the middle school?
		email for the attendance office
		who is my daughter's teacher
		how can i get ahold of his teacher
		number for the nurse pls
		who's the assistant principal for 10th grade
		contact info for the superintendent
		what's the fax number there
		who do I email about a schedule change
		can i get the phone number to the district office
		who is in charge of 504s
		how do i message the coach
		whats the best way to reach Mr. Ortiz
		what extension is the registrar
		Who should I call about my child's records
		i need the social workers number
		whos the parent liaison at the school
		where is the school located
		do u have an email for the PTA president
		I'm trying to get in touch with my son's math teacher
		who do i speak to about a problem on the playground
		what number do i call to report an absence
		direct line for guidance?
		which office handles field trip forms
		teacher contact for room 204
		how do i reach someone after hours
		Could you please give me the email address for the choir director
		what number is this texting from and is there one i can call
		phone # for transportation
		is there a website for the school staff directory
		who is the special education coordinator, name and email
		who is the truancy officer and how do I reach him
		nobody picks up the main line, is there another number
		what's the school's email
		is Ms Patel still the 2nd grade teacher? how can i email her
		who do i ask about volunteering
		name of the school psychologist
		need to know who the homeless liaison is
		where do i mail a letter to the principal
		contact for the foster care liaison
		who is the new band teacher
		the principals number please
		how can i write to the school board
		Who's the right person for lunch account stuff
		number to the cafeteria manager
		got a missed call from the school, who called me
		which counselor has last names M-Z
		how do i set up a call w the counselor, what's her number
		can u give me the office phone
		whats the name of the secretary
		where's the district office at
		how do i find my kids teachers email
		who runs the ESL program, I need her email
		whats the attendance line number
		what's the school phone number
		can i get the number for the office
		what is the principal's name
		what is the email for the principal
		phone number please
		how do I contact my son's teacher
		what is the teacher's email address
		who is my daughter's counselor
		how can i contact the school nurse
		who do I talk to about attendance
		who should i contact about bus problems
		what's the address of the school
		number to call the school
		can you give me the number to the counseling office
		how do i reach the principal
		email address for ms thompson please
		who is the attendance clerk
		what is the number for the district
		need contact information for his teacher
		who do i email about my childs grades
		how do i get in touch with the social worker
		is there an email i can write to
		what's the main office number
		who is the school counselor for 7th graders
		I need the phone number for the school nurse
		who's in charge of enrollment there, phone?
		what number do i call for the main office
		how can I email the teacher
		contact for the bus garage
		who can i talk to about my son's behavior plan or schedule, name?
		what's a good number to reach the teacher
		can you give me the email of my daughter's counselor
		who is the right person to ask about field trips
		phone number of the district please
		who's the principal now
		do you know the number for the guidance office
		which person handles records, email?
		need a number for someone in the office
		$words$),
	('ask_dress_code',
		$$What students may wear is in the student handbook of {{school.name}}. {{#district.website}}Look for it
		at {{district.website}}.{{/district.website}} {{#school.phone}}Not sure about something? Call
		{{school.phone}}.{{/school.phone}} If clothes or a uniform are hard to get right now, tell us: we can
		help.$$,
		$words$
		can they wear jeans
		what color shirts for the uniform
		is there a dress code
		are hoodies allowed
		can my daughter wear leggings to school
		Do they have to wear uniforms at the middle school?
		are ripped jeans ok
		can boys have earrings
		what shoes are required
		my son got in trouble for his hat, is that a rule
		where do i buy the uniform polo
		can she dye her hair pink
		are crop tops against the rules
		what do they need to wear for PE
		is it free dress on friday
		can they wear shorts when its hot
		can my daughter wear her hijab
		are crocs allowed
		what do they wear for picture day, uniform or no
		Are durags or bonnets allowed in school
		what's the length for skirts
		is khaki only or can it be navy pants
		she got dress coded for her tank top, whats the rule
		uniform colors for 6th grade pls
		nose rings ok?
		do they need an ID badge on a lanyard
		are sandals ok for kindergarten
		can my son wear a costume on halloween
		what should the kids wear to the concert, black and white?
		does the sweater have to have the school logo
		are see through backpacks required
		are pajama pants allowed
		no hoods rule?
		can i get a religious exemption for the dress code
		does she need a belt
		what are the rules about makeup and nails
		tie dye shirt day when, and what color for our grade
		are tattoos supposed to be covered
		what can they wear on jeans day
		dress code policy link
		is there a rule on hair length for boys
		can he wear a jacket in class
		what is the dress code
		do kids wear uniforms
		what is the uniform
		what colors are the uniforms
		can my son wear a hat to school
		are shorts allowed
		can she wear sandals
		where can I buy uniforms
		what kind of shoes can they wear
		is my daughter allowed to wear tank tops
		do students have to wear a uniform on fridays
		what are the uniform rules for boys
		dress code for high school
		can they wear sweatpants
		what is the school policy on clothes
		are leggings in the dress code
		can he wear a hoodie over his uniform
		can kids wear slippers or crocs to school
		uniform pants or can he wear jeans
		is there a dress code for graduation
		are piercings ok
		does the school allow colored hair
		is it pajama or costume day, what can they wear
		are sleeveless shirts ok
		what polo color for middle school
		can she wear a skirt instead of pants
		hair beads allowed?
		what's not allowed to wear
		are sports jerseys allowed
		spirit shirt with jeans on fridays?
		what are the rules for pants and belts
		is she allowed to wear lip gloss and nail polish
		is my daughter's outfit ok? jeans with small holes
		what can they wear on free dress day
		are uniforms mandatory
		can they wear any color shoes
		is there a uniform for PE
		can he have long hair or braids
		no logos on shirts?
		can she wear a dress instead of the uniform
		is black pants ok
		does the hoodie have to be plain
		my son was told his shirt is not allowed
		are spaghetti straps allowed
		uniform shirt tucked in or not
		can girls wear nail polish
		what are the clothing rules
		is a nose stud a dress code violation
		allowed to wear hats on spirit day?
		what color pants can they wear
		$words$),
	('ask_after_school',
		$$Clubs, sports, tutoring and before- or after-school programs differ by school. The office at
		{{school.name}} can tell you what is open and how to sign up{{#school.phone}}:
		{{school.phone}}{{/school.phone}}. Practices and games: the coach knows first about changes.$$,
		$words$
		is there an after school program
		when are basketball tryouts
		cancel practice?
		is soccer practice still on today
		how do i sign up for tutoring
		What clubs do you have for 4th graders?
		how much does aftercare cost
		what time does after school end
		does my son need a physical to play football
		is there chess club today
		summer school sign up
		do you have before care
		is the game canceled tonight
		when does band practice get out
		My daughter wants to join cheer, who do I contact
		robotics club info please
		is there homework help after school
		Boys and girls club at the school?
		where is the track meet
		is there a bus home from the after school program
		does the school offer summer camp
		Are there any openings in the extended day program
		what sports can a 7th grader do
		sports physical form where is it
		can i pick up my son at 5:30 from the afterschool
		is after school closed on early release days
		drama club auditions when
		does the YMCA still do the morning program
		girls on the run registration
		is the volleyball schedule posted
		what grades do you need to play sports
		coach hasnt told us is there practice monday
		free tutoring for reading?
		Is art club on tuesdays or wednesdays
		21st century program application
		wrestling season starts when
		waitlist for after school care, where are we on it
		how do i take my daughter out of the afterschool program
		choir rehearsal time
		my son forgot to sign up for little league thru the school is it too late
		do they feed them at after school
		saturday school or tutoring available?
		practice cancelled bc of rain?
		who won the game lol, and when is the next one
		what after school programs do you have
		how do i sign up for after school care
		is there after school today
		what time does after school program end
		my son wants to play soccer, how do i sign up
		when do sports start
		how do I sign my daughter up for basketball
		is practice cancelled today
		does practice get out at 5
		what time is the game tonight
		are there any clubs my daughter can join
		do you offer tutoring
		can my son get tutoring for math after school
		is there a summer program
		how do I register for summer school
		when is cheer tryouts
		football practice time?
		is there before school care
		is there an after school bus or do i pick up from the club
		aftercare price
		are there any art or music programs after school
		does my son need a physical for track
		is the after school program full
		which days is tutoring
		soccer tryouts when
		what sports does the school have
		can kindergarteners go to the after school program
		is there afterschool on half days
		what time should i pick up from practice
		i want my daughter in dance or theater club
		is homework club open to 3rd grade
		swim team info
		baseball schedule
		is the football game still on friday
		are there spots left in after care
		my daughter missed cheer practice, when is the next one
		is tutoring still going on this month
		did they cancel the basketball game
		how do i register for the summer program
		does he need his own cleats for soccer practice
		who runs the robotics club
		when does wrestling practice start and end
		open gym tonight?
		sign up for track
		early morning program before school?
		is there a chess or lego club for 1st graders
		what days does choir practice
		is there after school care for pre-k
		end of season banquet for volleyball when
		my son wants to join band
		summer camp registration
		is club cancelled today
		did coach cancel practice
		is basketball shooting practice today
		can i cancel her spot in aftercare
		how do I quit the team, my son wants to stop playing
		please take my daughter out of drama club
		what time does the club stop
		was the match called off
		$words$),
	('ask_supplies',
		$$Supply lists are by grade. The teacher or the office at {{school.name}} has them {{#school.phone}}(call
		{{school.phone}}){{/school.phone}}. If supplies are hard to pay for, tell us: we can help, and no child
		should stay home for that.$$,
		$words$
		whats the supply list for 3rd grade
		what supplies does my son need for kindergarten
		does she need a calculator for algebra
		do they need a backpack
		is the supply list online
		What kind of notebook does Mrs. Allen want?
		do i label the crayons
		what should he bring for the field trip
		when should we bring in the school supplies
		do you sell supply kits
		which headphones do they need
		my daughter needs a recorder for music where do we get it
		composition book or spiral
		are rolling backpacks ok
		does the school provide pencils and paper
		is there a list for middle school
		he lost his jacket is there a lost and found
		what do i need to send for snack day
		how many folders and what colors
		does he need his own ipad or is it provided
		lost library book what do i do
		does the teacher still need tissues and wipes
		list of materials for science project
		do they need a combination lock for the locker
		does the class need cupcakes or goodie bags for the party
		do we have to buy the workbook
		what size binder
		do they need sleeping mats in pre-k
		what book do they have to read over the summer, do we buy it
		can i drop off supplies before the first day
		which calculator is allowed, ti-84?
		need a new planner for my son, how do i get one
		are scissors allowed in the supply box
		extra change of clothes needed for kinder?
		what instruments can they rent for band
		art supplies list
		valentine cards how many kids in the class
		Where can I find what my 6th grader needs for school
		my son left his water bottle and lunchbox somewhere at school
		are mechanical pencils ok
		do 9th graders get textbooks to take home
		whats on the list for ms cho's class
		where is the school supply list
		what school supplies do i need to buy
		supply list for kindergarten please
		what supplies does my daughter need
		can you send me the supply list
		what do I need to buy for 5th grade
		does my son need a backpack
		list of school supplies for 1st grade
		do we need to buy our own books
		what should my daughter bring on the first day
		does he need a binder for 6th grade
		what materials does he need for class
		which supplies do they need for middle school
		do I have to buy headphones for my kid
		what do they need to bring to school tomorrow
		i need the list of things to buy for school
		do they need supplies for art
		what kind of calculator do they need
		are supplies provided by the school
		what do they need for the project
		do we bring the supplies the first day or at open house
		my daughter lost her sweater where's lost and found
		my son lost his textbook
		does my kid need gym clothes and a lock
		school supply list 2nd grade
		notebooks pencils crayons glue, how many of each?
		teacher said bring something for the party, what is it
		what does my son need for the field trip tomorrow, sack lunch?
		pre k supplies
		is there a wish list for the classroom
		what to pack for kindergarten
		how many boxes of crayons
		any supplies still needed mid year
		where can I buy the supplies kit
		lost lunchbox
		do i need to send paper and pencils
		do kids need water bottles or towels for field day
		what do i buy for my daughter's class
		list of what she needs for school
		what does he need for band class
		do the kids need earbuds
		do you have the list of supplies for 4th grade
		teacher's supply list
		do we bring our own tissues
		things to bring for the first day of pre-k
		which notebooks should i buy
		what size backpack
		does she need a poster board for the project
		are there any supplies i should get for next semester
		my son left his coat at school, where is the lost and found
		$words$),
	('ask_conference',
		$$We are glad you want to meet! To book or change a parent-teacher conference, ask the teacher or
		{{#school.phone}}call {{school.name}} at {{school.phone}}.{{/school.phone}} {{^school.phone}}the office
		at {{school.name}}.{{/school.phone}} You can ask for a phone or video meeting, and for an interpreter.$$,
		$words$
		when are parent teacher conferences
		i need to schedule a conference with ms lee
		can i reschedule my conference
		what time is my conference for Owen
		Is the conference in person or on zoom?
		i'd like to meet with my sons teacher
		how do i sign up for a conference slot
		I missed my conference can we do another day
		can we do the meeting over the phone i work days
		do i need to come to conferences if my kid is doing fine
		can i set up a meeting with the principal and teacher
		signup genius link for conferences?
		can his dad and i have separate conferences
		what day is conferences for high school
		Can I bring my younger kids to the conference
		meeting with the counselor about her schedule, what times are open
		is there school on conference days or do i just come in for my slot
		I want to talk to the teacher face to face about how he's doing
		confirm my parent teacher meeting thursday at 4:40
		how long are conferences
		need to cancel my conference with Mr. Hill tonight
		Could I request a conference with all of my daughter's teachers?
		are there evening times for conferences
		running behind for my conference can she still see me at 5
		can my mother go to the conference instead of me
		when can I come in and sit down with the teacher
		student led conferences what is that
		need an appointment w the teacher
		what link do i use for the virtual conference
		i never got a conference time for my second grader
		do you do conferences in the spring too
		teacher asked me to come in for a meeting, when is good
		i cant make the 3:15 meeting tomorrow, can we move it
		parent meeting
		can you schedule me after 6 for conferences
		which room is the conference in
		i have 3 kids, can u put the conferences back to back
		is tonight's conference still happening
		can I observe the class and then meet with the teacher
		meeting request for Paige's teacher re behavior
		book conference
		how do parents meet with teachers this year
		how do I schedule a parent teacher conference
		when is the parent teacher conference
		I need to meet with my daughter's teacher
		can I make an appointment to see the teacher
		I want to set up a meeting with his counselor
		can I change my conference time
		conference time for Elise?
		can we meet on zoom
		what time is my meeting with the teacher
		I can't come to the conference, can we reschedule
		are parent teacher conferences this week
		I'd like a meeting with the principal about my son
		can i come in and talk to the teacher
		sign me up for conferences
		how do I make an appointment with the school
		is there a conference for every student
		need to schedule a meeting about my son's behavior
		meeting with teacher and counselor please
		parent conference thursday still on?
		what day and time are conferences
		can i have a phone conference with her teacher
		$words$),
	('ask_grades',
		$$Grades and report cards are in the parent portal; the teacher can explain them. {{#school.phone}}For
		help or a paper copy, call {{school.name}} at {{school.phone}}.{{/school.phone}} {{^school.phone}}For
		help or a paper copy, ask the office at {{school.name}}.{{/school.phone}} Being in class every day is
		the best start to a better grade.$$,
		$words$
		what are my sons grades
		is she failing any classes
		when do report cards come out
		How can I see my daughter's grades?
		why did he get a D in math
		what is my kids gpa
		is Julia on track to graduate
		didnt get a report card
		how many credits does he need
		can he retake the test
		what was her reading score
		Are progress reports being sent home?
		is it too late to bring his grade up
		his science grade dropped what happened
		will she pass 8th grade
		when will state test results be out
		Is Ben passing
		can she get extra credit to raise her grade
		did he pass the algebra final
		what does a 2 mean on the report card
		how do i read this report card
		Map scores for my 5th grader?
		is he going to have to repeat the grade
		what grade did Savannah get on her history project
		honor roll list?
		can i get her report card mailed to me
		i think the teacher put in the wrong grade
		need final grades from last semester
		what does incomplete mean on her report card
		my daughter has an F in english how do we fix it
		does he have enough credits for senior year
		class rank for my son
		why is there no grade for PE
		how's my kid doing in school academically
		is he behind in reading
		interim reports come out when
		what were his star test results
		summer school to make up a failed class?
		show me grades for both my boys
		does an F on one test bring her average down a lot
		what percent is a B
		he says he has all As, is that true lol
		how is my son doing in his classes
		what grade does my daughter have in math
		can i see my child's report card
		when do grades come out
		is my son passing his classes
		is my daughter failing
		why is my son failing english
		what are her grades right now
		how do i check grades
		report card please
		when will i get the report card
		my daughter's grades are dropping
		is he passing math
		how many credits does my daughter have
		is my son going to graduate
		what were her test scores
		did she pass the state test
		does he have any Fs
		when is the end of the marking period for grades
		how is her reading level
		why did her grade go down
		what can my daughter do to bring up her grade
		i want to see his progress report
		current GPA for my senior
		can you send his grades
		is he on grade level
		grade for his science class?
		is my child at risk of failing the year
		transcript shows a wrong grade in biology
		midterm grades when
		how are my kids grades
		what grade did he get on the final
		did he fail the class
		summer credit recovery to graduate on time
		why is his grade so low in science
		grades for Camila please
		how can I help my daughter raise her grades
		how are her grades
		is my son doing well in school
		did the report cards go home
		missing report card
		is she going to pass this year
		how is he doing in reading and math
		his test score
		what does he need to graduate
		how far behind is my daughter in credits
		whats his average
		are grades posted yet
		$words$),
	('ask_homework',
		$$The teacher has your child's homework and make-up work; it is often in the class app or parent portal
		too. After an absence, ask which work comes first and how much time there is. {{#school.phone}}The
		office at {{school.phone}} can pass on a message to the teacher.{{/school.phone}}$$,
		$words$
		what is the homework for tonight
		can i pick up his missing work
		can the teacher send home her work while she's out sick
		what assignments is my son missing
		does he have any homework he says no
		when is the science project due
		How does he make up the work he missed?
		my daughter doesnt understand her math homework
		how long does she have to turn in late work
		whats the spelling words this week
		is there a packet for the days he missed
		can i get Ruben's classwork for this week
		does ms hart accept late assignments
		where do i find the homework online
		forgot his math book at school, can someone send the page
		how many missing assignments does Tori have
		reading log - how many minutes a night
		he turned it in but it says missing
		extension on the essay please she was sick
		too much homework, he's up til 11 every night
		what pages do they have to do
		is the book report due friday or monday
		make up test when can he take it
		can you email me the worksheet
		summer reading assignment?
		what do they have to study for the test
		How can I help my kid with this new math
		work for suspension days, how do we get it
		We'll be gone for a week, can I get her assignments ahead of time?
		homework for 2nd grade mr. kim
		does the google classroom have all the assignments
		he lost his homework folder
		is there homework over break
		did Ivy turn in her project
		what chapter are they on in history
		who can help with his chemistry homework
		my son is way behind on his work, what does he need to finish first
		can he still turn in the assignments from last week
		missing work list please
		her permission slip and homework are in her bag did she turn them in
		what is the vocab for this week
		spelling test tomorrow? i cant find the list
		what homework does my son have
		is there homework tonight
		what is he missing for homework
		does my daughter have missing assignments
		can I get my son's homework for the days he was absent
		she was sick, what work did she miss
		where can i find the homework
		how can my daughter make up her work
		can you send his work home
		my son needs help with his homework
		what is due tomorrow
		when is the project due
		make up work for Alexis
		can she turn in her assignment late
		what assignments are due this week
		homework?
		I need her classwork while she's out
		how does my son get his missing assignments
		how do i get make-up work for my child who was absent
		he doesnt know what the homework is
		did my son turn in his homework
		is there any homework for the weekend
		did the teacher assign reading tonight
		she finished her homework but can't submit it
		can i pick up her work from the office
		can he still do the missing work
		math homework page number?
		what's the assignment for english
		is there a study guide for the test
		can you tell me what my daughter has to do for homework
		she needs the work from last week
		my child needs make up work from when he was out sick
		list of assignments he hasnt turned in
		reading homework for 1st grade?
		the worksheet got lost, can the teacher send another
		$words$),

	-- Technology
	('tech_login',
		$$For a user name or password, first try "Forgot password" on the sign-in page. Still stuck?
		{{#school.phone}}Call {{school.name}} at {{school.phone}} and they can reset it.{{/school.phone}}
		{{^school.phone}}The office at {{school.name}} can have it reset.{{/school.phone}} Please never text us
		a password.$$,
		$words$
		i forgot my password for the parent portal
		my son cant log in to his chromebook
		how do i log into powerschool
		reset password please
		google classroom wont let her sign in
		What is my daughter's username?
		locked out of my account
		it says invalid login
		how do i make a parent account
		my activation code doesnt work
		Student ID and password for Clever?
		i need the access code to set up infinite campus
		he changed his password and forgot it
		canvas says wrong password
		how do i add my second child to my portal account
		cant get into schoology
		my email isn't recognized when i try to sign in to the portal
		zearn login?
		she can't log on to take her test
		account locked after too many tries
		what's the class code for seesaw
		I never got my parent login information
		the password reset email never comes
		parentvue app keeps saying error when i sign in
		clever badge lost for my kindergartner
		need help logging in
		whats his school email address and password
		i cant access his grades online, it wont take my password
		Two factor code goes to my old phone and i cant sign in
		how do I get on classdojo
		please reset my kids google password
		whats the link to sign in to the parent portal
		it wont let me create an account, says already exists
		skyward login not working
		unlock my account
		what do i type for user name
		cant sign in to iready
		his account is disabled
		login for the online registration
		new student needs a login for everything
		portal keeps logging me out
		username and password for aeries pls
		how do i log in to the parent portal
		my daughter forgot her password
		can't log in
		i need my son's password
		what is my login
		need to reset my password
		how do I get into the portal
		my daughter can't log into her account
		need username and password for my child
		how do i sign up for the parent portal
		portal password please
		I can't remember my login for powerschool
		google classroom password
		help with parent portal login
		it says wrong password every time
		need the code to join google classroom
		my parent account is locked
		login info for my son
		he can't get into his canvas account
		sign in problem
		how do i register for a parent portal account
		$words$),
	('tech_device',
		$$For a broken, lost or missing school device or charger, please tell the office at {{school.name}}.
		{{#school.phone}}Call {{school.phone}}.{{/school.phone}} They can tell you about a repair or a loan.
		Your child should come to school meanwhile, with or without it.$$,
		$words$
		my sons chromebook is broken
		the screen cracked on her laptop
		need a charger for the school computer
		how do i get a chromebook for my child
		chromebook wont turn on
		She lost her ipad what do we do
		how much does it cost to fix the screen
		dog chewed the charger cord
		where do we return the laptop
		do i have to pay for a lost charger
		keyboard keys are missing on the chromebook
		the tablet is frozen and wont restart
		his computer got stolen out of my car
		does the school give out laptops
		someone spilled water on the chromebook
		battery dies in 10 minutes on his school laptop
		Is there insurance for the device?
		can i buy my own computer for him to use instead
		we dont have a computer at home for the kids, can u lend one
		the mouse pad isn't working
		the camera on her school ipad doesnt work
		can we keep the chromebook over the summer
		new student hasnt gotten a device yet
		the laptop keeps shutting off by itself
		Who do I see for computer repair
		device turn in day is when
		need to trade in the chromebook its super slow
		black screen on my daughters school laptop
		he dropped his chromebook and now the hinge is broken
		loaner laptop available?
		headphone jack is broken on the ipad
		charging port is loose
		u sent a bill for a broken chromebook but we returned it
		speakers dont work on the chromebook
		my kid left his laptop on the bus and now its gone, need another
		can he get his computer back from tech repair, its been 2 weeks
		can i block youtube on the school chromebook
		wrong charger, this one doesnt fit
		update stuck on the chromebook for an hour
		chromebook help
		my daughter needs a tablet for school
		both kids are sharing one chromebook can we get another
		my daughter's chromebook is not working
		his laptop is broken
		the chromebook charger doesn't work
		my son lost his chromebook
		how do i get a laptop for my daughter
		can my son get a new charger
		her ipad screen is cracked
		the computer won't turn on
		my child needs a computer for school
		who fixes the chromebooks
		her laptop won't charge
		my son broke his chromebook, what do i do
		where do i take a broken chromebook
		how much is a new charger
		computer from school isn't working
		does every student get a laptop
		do we return the chromebook this summer
		tablet broke
		the screen on my sons laptop is black
		can we get a replacement chromebook
		$words$),
	('tech_internet',
		$$If internet at home is a problem, ask the office at {{school.name}} about a hotspot or low-cost
		internet. {{#school.phone}}Call {{school.phone}}.{{/school.phone}} Public libraries often have free
		wifi, and 211 knows low-cost plans near you.$$,
		$words$
		we dont have internet at home
		can we get a hotspot from the school
		wifi isnt working on her chromebook at home
		internet got shut off, how can he do online work
		is there free wifi for students
		the hotspot you gave us stopped working
		low cost internet program?
		our wifi is too slow for zoom
		no service out here in the country, how do my kids get online
		Do you know of any internet assistance for families
		my kid cant do homework cause we have no internet
		how do i connect the chromebook to our wifi
		data ran out on the hotspot
		is the school wifi down
		hotspot wont connect
		we only have internet on my phone
		comcast cut us off so she cant do her assignments
		where can we go for free wifi
		how do i get internet essentials
		it keeps saying no connection
		Is the school network out? none of the websites load
		does the library parking lot have wifi for the kids
		can 3 kids use one hotspot
		lost the hotspot device
		we moved and wont have internet til next week
		connection drops every time shes in online class
		mobile hotspot request for Gavin
		website is blocked at home on the school wifi filter
		cant afford the internet bill and he has online classes
		internet access for students pls
		what is the password for the school guest wifi
		return the hotspot where
		our internet is down today so he cant join his virtual class
		the signal is bad in our building
		is there a discount with spectrum for school families
		need wifi
		how many gigs does the school hotspot have
		the chromebook connects at school but not to our home wifi
		router broke and no money for a new one til the 1st
		satellite internet too expensive, can the district help
		no wifi at the shelter for her homework
		remote learning but we got no internet connection
		we have no wifi
		do you have hotspots for families
		how can i get internet for my kids to do school work
		my son can't get online
		internet is down at our house
		no internet at home so she can't do her homework
		how do I get a hotspot
		we can't afford internet
		wifi problems on the school computer
		hotspot not working
		the internet isn't working for her online class
		does the school have free internet for families
		help getting internet at home
		can my daughter use the wifi at school after hours
		my chromebook wont connect to wifi
		hotspot please
		$words$),

	-- Barriers: what keeps a child from school. Each is answered, counted, and opens an escalation.
	('need_transportation',
		$$Thank you for telling us. Getting to school should not be what stops your child. Someone from
		{{school.name}} will contact you about ways to get there. {{#school.phone}}For today, call
		{{school.phone}}.{{/school.phone}} If you lost your home, your child has a right to a ride to school.$$,
		$words$
		we have no ride since the car broke down
		i dont have a way to get him to school
		my car got repossessed and i cant get the kids there
		no gas money til payday so she cant get to school
		we live too close for the bus but its too far for her to walk
		I need help with transportation for my daughter
		is there anyone that can pick up my son in the mornings
		missed the bus and i dont have a car to bring her
		my shift starts at 5 and nobody can take him to school
		It's not safe for my kids to walk, there are no sidewalks
		we moved to a motel across town and have no way to get there
		i cant drive because of my surgery, who can bring my kids
		can the school help with gas cards
		do you provide bus tokens, we dont have bus fare
		lost my license so i cant drive them anymore
		the person who used to drive them moved away
		My transmission went out and we're stuck without a vehicle for 2 weeks
		she keeps missing school bc we have no transportation
		can someone give my kid a ride
		grandma can't drive at night or in snow, no way to get them home
		need a ride to school for my 1st grader
		we only have one car and my husband takes it to work
		walking 2 miles with a kindergartner in this cold is too much
		he got kicked off the bus and i have no other way to get him there
		i have no one to take her, i work nights
		Uber is too expensive for us every day
		is there a carpool program? i have no car
		we are staying with my sister in the next town, how can the kids get to their school
		Kids are home because we don't have transportation
		tire blew and i cant buy a new one, kids have no way to school this week
		no car no bus what am i supposed to do
		i'm disabled and cant walk him to school
		cant get there
		my suv is in the shop all week and work wont let me use theirs for the school run
		we live out in the country, no bus out here and my truck died
		its raining hard and we always walk, no one to drive her
		how can i get him on a bus if we are under 2 miles, i dont have a car
		there is a registered sex offender on the way so i wont let her walk, we need a ride
		my insurance lapsed and cant drive legally, need help getting kids to school
		our ride fell through and there is no one else
		foster child placed with us 15 miles away, needs transportation to stay at her school
		Any help with rides for the week? car is in the shop
		city bus doesnt run early enough for my son to get to class
		transportation is our biggest problem, thats why he misses
		i cant afford gas to drive back and forth twice a day
		my kids have to cross a dangerous highway on foot, is there any ride
		we dont qualify for the bus they said. i have no car and 3 kids
		he would come if he had a ride
		my battery died and i cant jump it, no other way for them to come
		Do you have a van or something that can come get Tristan?
		getting to school is hard for us without a car
		my mom has the car and she's in the hospital so i have no way to take my brothers
		bike got stolen and thats how he gets to school
		she has no way home after school, i get off at 6
		who can help me w a ride for my children
		my ex was taking them and now he wont. i dont have a vehicle
		we're stranded, engine blew up
		need bus passes my son takes the metro and i'm broke
		too far to walk and i dont drive
		i have newborn twins and no car seat space to take my oldest to school
		how can u help with getting my daughter to school every day
		I don't have a car to take my kids to school
		my car broke down and I can't get him to school
		we don't have transportation
		I have no ride for my son today
		how can i get help with transportation
		she can't come because we don't have a ride
		my car is broken and there's no bus for us
		no one can take my daughter to school
		I can't drive right now, need a ride for my kids
		I have no gas to bring them to school
		can someone pick up my kids for school
		it's too far to walk and we don't have a car
		need help getting my son to school
		we don't have a way there
		I don't have gas money this week
		missed bus and no car
		they denied us the bus and i work, how do i get her there
		we're without a car until next month
		is there any transportation assistance for families without cars
		can the school pick him up i have no vehicle
		no transportation today
		he missed school because my car wouldn't start and i have no one else to take him
		can i get bus passes for my daughter
		my ride canceled and i have no way to bring the kids
		I am a single mom with no car, it is hard to get them to school every day
		the truck is in the shop so no way to get there
		not able to get her to school because of transportation
		its hard for us to get to school without a car in the winter
		there's no bus here and i have to be at work before school opens
		how can my kid get to school if I have no car
		can the district give my kids a ride, we live just under the bus limit
		I have no vehicle and it's 3 miles
		I take the bus to work and can't get my daughter to school on time or at all
		car got towed, no way to bring the kids
		dont have money for an uber and missed the bus
		no license no car, how do they get to school
		we have transportation issues
		she can't walk that far and i'm at work
		need transportation for my kids please
		need someone to drive my son to school
		can you send a bus or van for my kids
		my neighbor who gives us rides is sick
		our only car is broken down
		we have no other way to get him there
		we can't make it today no transportation
		i can't get my kids to school this week, no car
		how will my kids get to school when my car is being fixed
		public bus is too far from us and i don't drive
		looking for help with rides to and from school
		my children need a ride
		no one here drives
		lost our car and cant afford another one, the kids miss school because of it
		$words$),
	('need_food',
		$$You are not alone, and we are glad you asked. Your child can eat breakfast and lunch at school; you can
		apply for free meals any time of year. For food today, call 211. Someone from {{school.name}} will
		contact you.$$,
		$words$
		we dont have any food at home
		is there a food pantry
		my kids are hungry and i dont get paid til friday
		do you have weekend food bags
		our food stamps got cut off
		Where can I get groceries for my family
		we ran out of food
		need help with food this week please
		how do i sign up for the backpack food program
		i lost my job and cant feed my kids
		any churches giving out food boxes
		the fridge is empty
		can the school help us with thanksgiving dinner
		formula for the baby, we have none
		i skip meals so the kids can eat
		is there somewhere we can get a hot meal tonight
		our power went out and all our food went bad
		snap application help
		he comes home starving because there's nothing to eat here at night
		Do you give food boxes to families over winter break
		who can i talk to about getting food
		no money for groceries
		We are struggling to put food on the table.
		my daughter eats at school cause we dont have dinner most nights
		is the pantry open at the school today
		need a food basket
		wic office number? we need milk and formula
		feeding 5 kids on nothing right now
		do u know any food banks near us
		ebt doesnt come til the 10th, we are out of everything
		can my son bring home extra food for his brothers
		hungry kids here, any help
		what do families do for food in the summer
		can someone drop off food i dont have a car to get to the pantry
		i'm embarrassed to ask but we need food
		does the district have emergency food help
		kids go to bed hungry
		food assistance
		we lost snap benefits and cant make it to the end of month
		who gives out free groceries on saturdays
		nothing to pack for their dinner after school, any snacks or bags you send home?
		P-EBT card never came and we need it to buy food
		we need food
		can you help us with food
		is there help with food for families
		I don't have food for my kids
		we are out of food and money
		where is the nearest food pantry
		food bank near me
		my children have nothing to eat
		we need help getting food for the weekend
		I need food assistance for my family
		how do i apply for food stamps
		does the school have a food pantry
		there's no food in the house until friday
		can my kids get food to take home
		we can't afford groceries this week
		need groceries please
		my family is hungry
		do you know where i can get free food
		we lost our ebt benefits and have no food
		food boxes?
		can the school send food home for the weekend
		i have no money to buy food for my kids
		is there a place giving away food today
		my daughter said you have bags of food for families
		thanksgiving food baskets for families in need?
		help with food until my next check
		kids are out of school next week and i dont have enough food
		is there anywhere that delivers food to families
		not enough food at home this month
		can i get a food box
		we are hungry
		any help with groceries
		need formula and baby food
		I can't feed my family
		do you have emergency food
		we could use some food for the weekend
		we have nothing to eat tonight
		i need help feeding my kids over spring break
		are there free meals for families not just at school
		my ebt is empty
		$words$),
	('need_housing',
		$$We are sorry this is happening. Your child has rights under the McKinney-Vento law: to stay in the same
		school, to get a ride, and to enroll without papers. Someone from {{school.name}} will contact you. For
		shelter or rent help now, call 211.$$,
		$words$
		we got evicted yesterday
		we are staying in a motel right now
		me and the kids are sleeping in the car
		we lost our apartment in a fire
		Is there help for homeless families
		need a shelter for tonight
		behind on rent and the landlord is kicking us out
		we are living with my cousin until we find a place
		got an eviction notice
		we dont have a place to live
		my son is couch surfing with friends
		Our house has mold and the city says we have to leave
		left my husband and have nowhere to go with the kids
		can my kids stay at the same school if we're homeless
		we are at the family shelter on 8th street
		what is mckinney vento
		I need help finding housing
		they are putting us out on the 1st
		no heat in our apartment and the landlord wont fix it
		doubled up with another family, 9 people in 2 bedrooms
		we've been moving place to place thats why they miss school
		any rental assistance? i have court for eviction
		our trailer got condemned
		the hurricane destroyed our home
		i am a student and my parents kicked me out
		17 and living on my own with nowhere to stay
		motel money runs out tomorrow
		We have been homeless since July
		how do i talk to the homeless liaison, we lost our place
		section 8 waitlist is 3 years what can we do
		we're camping at the state park til we can get an apartment
		bed bugs so bad we had to move out
		they changed the locks on us
		pipe burst and flooded us out of the house
		landlord sold the house and we have 30 days to get out
		need emergency housing for me and 3 children
		my mom lost the house and we are in an rv
		staying at a church this week, not sure where next
		does the school know any shelters that take boys over 12
		we cant pay the rent and will be on the street
		living out of our van with my daughter
		we had to leave home because it wasnt safe, at a dv shelter
		we are homeless
		we lost our house
		we are being evicted
		we don't have anywhere to live
		we're staying in a shelter
		we are living in a hotel
		I need help with housing
		can you help us find a place to stay
		my family has no home right now
		we got kicked out of our apartment
		we are sleeping at a friend's house
		we need a place to stay tonight
		I can't pay my rent and we are getting evicted
		help with rent so we don't lose our apartment
		we are living in our car
		my kids and i are in a motel because we lost our home
		are there any shelters for families
		we had to move out and are staying with my mom
		housing assistance please
		our house burned down
		landlord gave us 3 days to leave
		I'm about to be evicted with my kids
		how do I get rent assistance
		we're staying with relatives because we can't afford a place of our own
		does my child qualify as homeless
		looking for a place to live
		we are between homes right now
		where can a mom with kids go for shelter
		eviction notice on the door today
		we have nowhere to sleep
		we have been in a shelter since last month and the bus doesn't come here
		we might lose our apartment
		my family has nowhere to go
		we are staying in someone's garage
		we need somewhere to live
		we got an eviction letter and i don't know what to do
		they're kicking us out of our house
		domestic violence shelter for me and my kids
		is there help for families in motels
		we had to leave our home and are staying with friends
		living in a shelter
		no home
		rent is too high and we are going to lose our place
		$words$),
	('need_clothing',
		$$Thank you for telling us. Many schools have a clothing closet or a partner for coats, shoes, uniforms
		and laundry. Someone from {{school.name}} will contact you; tell us the size if you like. 211 also knows
		free clothing near you. Please send your child in what you have.$$,
		$words$
		my son has no winter coat
		we cant afford uniforms this year
		do you have a clothes closet
		she doesnt have shoes that fit
		need help getting clothes for the kids
		our washer broke and he has no clean clothes to wear
		where can I get free school clothes
		he wont come to school because his shoes have holes
		all our clothes burned in the fire
		any coats for kids size 8
		does the school help with uniforms
		she only has one pair of pants
		kids outgrew everything and i have no money for new ones
		do u have any jackets for my 2 boys
		we need gloves and boots for the snow
		no money for the laundromat so she stayed home
		My daughter needs underwear and socks
		coat drive?
		i cant buy khakis, is there any free uniform
		he is embarrassed about his clothes so he doesnt want to go, we can't buy new
		need a size 5 shoe for my daughter
		clothing voucher for school
		who donates clothes for students
		feminine products for my daughter we cant afford
		is there a place at school to wash clothes
		we just came here from a warm country and have no warm clothes
		diapers and clothes for my toddler plus coats for school kids
		foster placement came with nothing, need clothes for a 6 year old boy
		He needs a belt and polo shirts but I don't get paid until the 15th
		his sneakers fell apart
		could someone help with school outfits
		size 14 girls jeans or anything please
		not able to wash clothes because our water is shut off
		thrift store vouchers?
		no hat no gloves and its 10 degrees
		i need soap shampoo and deodorant for my son, kids tease him
		used uniforms available for low income families?
		clothes for kids
		my girls share one jacket
		operation warm coats sign up
		she has nothing to wear to school
		can we get help with gym shoes, i dont have it this month
		my son needs clothes for school
		my daughter needs a coat
		we need help with clothes
		I can't afford school uniforms
		does the school have clothes for kids in need
		my kids need winter coats
		my son needs shoes
		she doesn't have a jacket
		free uniforms?
		can you help us with school clothes
		where can we get free coats
		he doesn't have any clean clothes
		I don't have money for clothes for my daughter
		we need warm clothes and boots
		my child does not have proper clothes for school
		my son outgrew his shoes and I can't buy more
		clothes for a 10 year old boy please
		help with shoes
		my daughter needs a uniform and i can't pay for it
		do you give out clothes
		washing machine is broken and we can't wash the kids' clothes
		coats for kids
		clothing help
		she stays home because she has no clean clothes
		need pants and shirts for my boys
		is there a clothing bank
		does anyone have winter clothes my kids could have
		kids have nothing warm to wear
		where can i get a coat for my daughter
		my boys don't have winter jackets or gloves
		no clean clothes, we can't do laundry
		her shoes are falling apart
		help with uniform cost
		school clothes assistance
		my grandkids came to live with me and have no clothes
		do you have any extra uniforms or clothes
		free shoes for kids?
		he's wearing his sister's coat because we can't afford one
		is there a closet or donation place for kids clothing
		$words$),
	('need_health',
		$$Thank you for asking. The nurse at {{school.name}} can help with medicine at school, glasses, a clinic
		or health insurance, and someone will contact you. {{#school.phone}}Call {{school.phone}} to reach the
		nurse.{{/school.phone}} 211 knows free clinics near you. In an emergency call 911.$$,
		$words$
		my daughter needs glasses and we cant afford them
		we dont have insurance and he needs a doctor
		is there a free clinic for kids
		he has a bad toothache and no dentist
		how do i get his inhaler to the school nurse
		medicaid got cancelled what do i do
		Can the nurse give my son his adhd medicine at lunch
		she cant see the board, does the school do vision tests
		need help paying for asthma medicine
		my son keeps having seizures and i cant get an appointment with the neurologist
		do you know a dentist that takes medicaid
		she needs an epipen at school who do i give it to
		i need a form for medication at school
		He broke his glasses and insurance wont replace till next year
		my child was diagnosed with diabetes, how will the school help her
		how do i sign up for CHIP
		where can we get a sports physical for free
		her ear hurts for 2 weeks and i dont have money for the doctor
		the school nurse says he failed the hearing test, now what
		no health insurance since i lost my job
		he has cavities and is in pain every day can someone help us find a dentist
		can the nurse call me about my sons rash
		need a nebulizer for school
		out of insulin and waiting on the pharmacy, who can help
		My son misses so much because of his asthma. Is there any help?
		does the school have a health clinic
		lice treatment is expensive do you have any
		we dont have a family doctor here yet
		she gets migraines all the time, is there a doctor you recommend
		who can help us get medical care for our son
		eye exam program for low income kids?
		need a wheelchair ramp and a nurse plan for when my daughter comes back after surgery
		his medicine ran out and the refill is 80 dollars
		can kids get dental cleaning at school, saw a flyer for the smile bus
		My daughter is pregnant and needs prenatal care
		Is there a telehealth doctor through the school
		i need someone to explain his asthma action plan
		health insurance help for immigrants
		can she carry her inhaler with her
		his hearing aid broke
		my kid has sickle cell and is in pain a lot, what can school do when he's out
		medical transport or anything for his dialysis appointments? i have no way to pay
		how do I get a health plan for my daughter's epilepsy
		where is the school based health center and how do i sign consent
		he wets himself at school and i need the nurse to help him
		no doctor will see us without insurance
		the er bill is so high im scared to take him again, need a cheap clinic
		do u help with contacts or glasses
		she has eczema real bad and needs cream at school
		need a pediatrician who speaks spanish
		can you check my child's blood sugar at school
		our medicaid application is stuck, anyone at school who helps with that?
		my son needs braces and we have no dental coverage
		looking for a low cost doctor
		The nurse has his medicine but it expired, what now
		school nurse question: can my son have tylenol for headaches
		feeding tube training for the aide, who arranges it
		she is always tired and pale and i dont have a doctor to take her to
		help with health care please
		need vision insurance or voucher
		can we see a doctor through you guys
		my son needs a doctor
		we need a dentist for my daughter
		my daughter needs glasses
		we don't have health insurance
		how can i get insurance for my kids
		can the nurse give my daughter her medicine
		my son needs his inhaler at school
		we can't afford his medicine
		where can i take my son to the doctor without insurance
		is there a clinic near the school
		my son can't see well and needs an eye exam
		my daughter has a toothache and we can't pay for a dentist
		how do i get medicaid for my children
		I need to talk to the nurse about his medicine
		does the school nurse give medication
		free dental clinic for kids
		my son has asthma and needs help managing it at school
		my daughter has diabetes and the school needs to know
		can the school help me find a doctor
		we need help with medical care
		my child needs a physical and we have no doctor
		he needs hearing test
		we have no money to see a doctor
		medication form for the nurse
		vision screening
		who helps with glasses for students
		health clinic appointment for my kid
		my daughter lost her glasses and can't see the board
		my son is always sick and we don't have a doctor
		his allergies are severe, I need a plan with the nurse
		need medicine for my kids fever and can't afford it
		my kid needs medical attention but we have no insurance
		how do i get a health plan for severe allergies at school
		where can my kids get their teeth fixed for free
		my daughter can't hear well
		we can't afford the doctor
		who is the school nurse, my son needs his insulin
		prescription ran out
		i think he needs glasses, he squints at the board
		my son needs to take medicine at noon everyday
		doctor won't see us without insurance
		his asthma inhaler is empty
		she's had stomach pains for months and we have no doctor
		needs dental work
		does anyone help with medical bills or insurance for kids
		mi daughter needs a check up and i dont have medicaid
		$words$),
	('need_mental_health',
		$$Thank you for reaching out; asking for help is the right step. The counselor at {{school.name}} can meet
		with your child and find support nearby. Someone will contact you. If you ever fear for safety, call or
		text 988 any time, or 911.$$,
		$words$
		i think my son needs to talk to a counselor
		my daughter has been really depressed lately
		how do i get counseling for my child
		she is grieving her dad and having a hard time
		Does the school have a therapist?
		he has bad anxiety and we cant find a therapist that takes our insurance
		can someone check on my daughter she seems so sad
		my kid has a lot of anger since the divorce, need some help
		im overwhelmed and dont know how to help my teen
		He hasn't been himself since his brother died
		need mental health services for my 12 year old
		panic attacks at night, who can we see
		my son is withdrawn, stays in his room, doesn't talk to us
		can the school counselor meet with Layla
		is there a support group for kids of divorce
		how can i refer my daughter for therapy at school
		she cries a lot and wont tell me why
		waitlist for counseling is 6 months, can the school do anything sooner
		We went through a house fire and the kids are traumatized
		his father was deported and he is not ok emotionally
		I'd like the social worker to talk with my boys
		is counseling free
		my child has ptsd
		my teenager is struggling with eating, i think its an eating disorder
		he is so stressed about tests he cant sleep
		she was just diagnosed with bipolar and needs support
		who does therapy for adhd and behavior
		need someone for my son to talk to
		behavior at home is out of control, any parenting classes or help
		my daughter lost her best friend in an accident last week and needs counseling
		do u have a psychologist that could see him
		i am depressed and it makes it hard to get my kids up and out
		social anxiety help for my 9th grader
		kid is very worried all the time about everything
		emotional support please
		could she do check ins with the counselor in the mornings
		He has nightmares since the shooting in our neighborhood
		she feels alone and says nobody likes her
		my son started drinking and i want to get him help, substance counseling
		vaping addiction help for my daughter
		therapist list?
		family counseling resources near us
		she came out to us and is having a tough time, wants to speak with someone supportive
		my foster daughter has trauma and is acting out
		how do i sign the consent for school based therapy
		is there a male counselor my son would feel comfortable with
		mom has cancer, kids are scared, can the counselor talk with them
		my wife passed and i dont know how to help my daughter thru it
		can he get a mental health evaluation
		low self esteem, she hates how she looks, who can help
		my son is having meltdowns every evening and i need advice from a counselor
		he seems down and lost interest in soccer and his friends
		I am worried about my daughters mood
		counseling appointment
		stress is eating me up, single mom of 4, is there someone to talk to
		my kids saw domestic violence before we left him and need therapy
		how soon can the counselor see her
		is there a telehealth therapist for students
		anxiety is getting worse, she bites her nails till they bleed and worries about everything
		his meds for depression changed, want the counselor to know and keep an eye on him
		Mental health days arent enough, he needs real help with his depression
		my daughter needs counseling
		my son is depressed
		my daughter has anxiety
		can my son see the school counselor
		I need a therapist for my daughter
		my son needs someone to talk to at school
		he has been very sad since his grandma died
		my daughter is struggling with depression and anxiety
		my child needs mental health help
		is there counseling at the school
		how can i get therapy for my son
		my son has been acting different and very quiet, i'm worried
		she has been having panic attacks
		can she talk to the counselor today, she is upset
		my daughter is not doing well emotionally
		he is going through a lot at home and needs support
		I am worried about my son, he is always sad
		my kids need help dealing with our divorce
		grief counseling for my kids
		who can help my son with his anger
		he has been having anxiety about everything
		my daughter is stressed out and crying all the time
		we need family therapy
		does the school have counselors kids can talk to
		my son is having a hard time since his dad left
		please have the counselor check in with my daughter she's been down
		mental health resources
		depression help for a teenager
		my daughter has trauma and needs to see someone
		anger issues, needs counseling
		ever since the move my son has been so sad and quiet, could he see someone at school
		her dad went to prison and she is not coping
		my son hates himself and has no confidence, is there a counselor
		I think my daughter is depressed, she sleeps all day and doesn't eat
		he can't sleep, worries all night, we need a therapist
		she has an eating disorder and needs support at school
		my teen is self conscious and lonely, wants to talk to a counselor
		are there any counselors who work with trauma
		kids lost their mother, need grief support
		my daughter isnt acting like herself, very moody and isolated
		he has ocd and it's getting worse, needs counseling
		how do i get my son into anger management
		do you have a group for kids who lost a parent
		i'm worried sick about my son's emotional state, can the social worker reach out
		mental health referral for my daughter
		my grandson needs a counselor, his mom is in rehab
		I am a student and I feel really stressed and anxious can I see the counselor
		ptsd and anxiety, looking for services
		my little one is scared all the time since the break in, could use therapy
		my daughter broke up with her boyfriend and has been crying for days, can the counselor see her
		he's having a rough time making friends and is feeling down
		my son is sad all the time but won't talk to me
		she worries so much she makes herself sick, could she see a therapist
		could someone talk to my son about his feelings
		i think she needs therapy
		my kids are stressed and acting out since we separated
		he's very emotional lately, who can we see
		is there someone who can help my depressed teen
		$words$),
	('need_childcare',
		$$Thank you for telling us; this is hard, and your child should not have to miss class for it. Someone
		from {{school.name}} will contact you about care before and after school. 211 can also tell you about
		child care and help paying for it.$$,
		$words$
		my daughter had to stay home to watch her little brother
		i have no one to watch the baby so she missed school
		my babysitter quit and i work mornings
		need childcare before school, i leave at 5am
		daycare is closed this week and my oldest has to babysit
		is there help paying for daycare
		i cant find anyone to watch my kids after school while i work
		she takes care of her siblings when i'm at work
		He has to stay with his sister because I have no sitter
		how do i get a childcare voucher
		no child care for my 3 year old so i cant bring the big ones
		my mom watches them but she's in the hospital now
		Does the district offer child care for teen moms?
		i am a student with a baby and no one to keep him while im in class
		where can my toddler go while i work
		day care costs too much
		I work overnight and nobody is home to get them ready in the morning
		can i drop him off at 6 because i have no sitter, my job starts at 6:30
		the sitter canceled so my son is watching the twins
		who can take care of my kids between 3 and 6, no family here
		single dad, no babysitter, kids keep missing
		need someone to watch my younger kids so i can take my daughter to school
		looking for affordable childcare near the school
		My sister's daycare closed down for good
		his little sister is sick and i couldn't take off work so he stayed to watch her
		is head start full? i need a place for my 4 year old while i work
		child care is the reason she's been absent
		i dont have anybody to get them off the bus at 3 because of my new job schedule
		oldest stays home when the baby is sick
		can a teacher keep my kids after class till i get off, i have no one
		subsidized daycare application
		grandmother who cares for them broke her hip
		any in home daycares you know of that open early
		i can't leave them alone at home but i have to work
		no school means no sitter for me, what can working parents do
		she misses fridays because thats when i have no childcare
		do you know a program that watches kids while moms look for work
		need a babysitter asap
		my kid is raising her siblings honestly, i need help
		help with day care costs please
		my husband got locked up and now there is no one home with the kids when i work
		child care assistance
		I need childcare
		I don't have a babysitter
		I have nobody to watch my kids
		she had to babysit her siblings today
		my son stayed home to take care of his baby sister
		I have no one to take care of my little one
		my daughter watches her brothers while i work
		I work early and there is no one to watch my kids before school
		need someone to watch my kids after school until i get off work
		is there any daycare that can help us
		i can't afford daycare
		do you know of a babysitter
		help paying for child care
		no sitter today so my older daughter stayed home with the baby
		where can i find child care
		who can watch my son before school? i work at 5
		my babysitter canceled
		i don't have anyone to leave my baby with
		child care for my younger kids
		I have to work nights and have no one to stay with my kids
		she misses school because she takes care of her little brother
		need daycare for toddler so my daughter can go to school
		grandma can't watch the baby anymore
		my daycare closed
		my other kids have no one to watch them so she stays home
		looking for a babysitter so my son can go to school
		mom works two jobs and my daughter has to watch the baby
		can you help me find daycare
		$words$),
	('need_financial',
		$$Thank you for trusting us. No child should miss school because of money: the school can often lower or
		waive fees and help with supplies. Someone from {{school.name}} will contact you. For bills, call 211:
		they know who helps near you.$$,
		$words$
		i cant afford the field trip
		is there a fee waiver
		our lights got shut off
		i lost my job and need help with bills
		can i make payments on the school fees
		we cant pay the sports fee
		Is there any financial assistance for families?
		i cant buy school supplies this year
		water is being cut off tomorrow
		do you help with utility bills
		i dont have 40 dollars for the class trip
		my hours got cut and im broke until next month
		can someone help us with christmas gifts for the kids
		her cap and gown is too expensive is there help
		we need help paying for the band instrument
		money is really tight right now
		payment plan for the chromebook fee
		how do I get help with the electric bill
		i owe the school money and they wont give him his diploma
		we cant cover the AP test fees
		any scholarships for summer camp for low income
		My husband got hurt at work and we have no income
		can the school waive the activity fee for Quinn
		gas bill is 400 and we're about to lose heat
		angel tree or toy drive sign ups
		need help with funeral costs for my mom
		who helps single moms with money
		emergency cash assistance
		i can't pay the fine, i'm on disability
		how do i apply for TANF
		no money for backpack and notebooks
		free backpack giveaway?
		cannot afford graduation pictures and prom for my daughter
		is there a discount on fees if we qualify for free lunch
		we are drowning in medical bills and cant pay the school
		government shutdown no paycheck, what help is there for families
		can you help me with my phone bill so the school can reach me
		car payment or lights i have to pick one this month
		He can't go on the trip because I don't have the money
		please help we are in financial hardship
		my unemployment ran out
		yearbook is 60 dollars i cant afford it, any free ones for families
		we need help paying our bills
		I can't afford the school fees
		we can't pay for the field trip
		I lost my job
		is there help with money for families
		we don't have money for school supplies
		I can't pay the electric bill
		our electricity was turned off
		can I get help with fees
		my son can't go on the field trip because we can't afford it
		can the school help with bills
		we have no money right now
		how do I get a fee waiver
		I need financial help
		I got laid off and can't pay for anything
		can't afford the uniform fee for band or sports
		help with christmas presents for my kids
		I can't afford school pictures
		need help with the water bill
		financial aid for families
		we're having money problems
		I don't get paid until next week and the trip money is due
		can i pay the fees later
		we need help buying school supplies
		my husband lost his job
		help paying utilities
		do you have a program for low income families
		can't pay for the calculator
		sports fees are too much for us
		we're really struggling with money
		help with the gas and electric
		assistance for families in need
		graduation fees are too expensive for us
		we don't qualify for anything but we are barely making it, any help with bills?
		i cant pay the 75 dollar registration fee
		is there a scholarship or waiver for the field trip to dc
		got my hours cut and can't keep the lights on
		just lost my job, what help do you have
		we are low income can the fees be waived
		cant afford soccer cleats and fees
		any organization that helps with electric bills
		im short on money for the camp deposit
		christmas help for my kids? we have nothing this year
		I don't have money to buy him notebooks and a backpack
		can you help with school fees
		he says kids without the fee cant do band. we dont have it
		no income right now
		need money for prom / cap and gown, any help
		my benefits got cut and i cant pay my bills
		$words$),
	('school_refusal',
		$$That is hard, and you are not alone: many children go through this. Please keep trying, even for part of
		a day; it gets easier with help. Someone from {{school.name}} will contact you to make a plan together.
		Tell us what mornings are like.$$,
		$words$
		my son refuses to go to school
		she wont get out of the car
		he cries every morning before school and begs to stay home
		my daughter says she hates school and isnt going back
		I cannot get him out of bed for school
		he hides under the bed when its time to leave
		she fakes being sick every monday so she doesnt have to go
		every day is a fight to get her to go
		My 15 yr old just says no and i cant force him
		stomach aches every school morning but fine on weekends
		how do i make my child go to school
		he locked himself in the bathroom and wont come out for school
		she's scared to go to school and wont say why
		my kid is too anxious to walk into the building
		He gets so worked up he throws up before school. It's nerves
		i dropped him off and he walked right out the other door
		she wont go in, we are sitting in the parking lot and shes clinging to me
		Jordan doesnt want to go to school anymore
		what can i do if my teenager refuses to attend
		he runs away from the bus stop
		tried everything and she still wont go
		he says school is pointless and stays up all night gaming then wont get up
		kindergartner screaming and holding on to me at drop off every day
		she has been refusing since winter break
		since covid he is afraid to be around people at school
		My grandson says he's done with school, he is only 14
		she gets panicky when we pull up to the school
		he is bigger than me and i cant drag him there
		wants to drop out, wont listen to me
		he pretends to leave for school and comes back home when i go to work
		we had another meltdown this morning, refused to get dressed for school
		not sick he just wont go
		she begs me not to make her go
		school phobia?
		I need help getting my daughter to attend, she flat out refuses
		he says teachers hate him so he wont go
		my child has separation anxiety and cant leave me in the morning
		been 2 weeks and I cant get my son through the door
		he stays in his room with the door locked on school days
		i take his phone away and he still wont go to school
		she gets off the bus crying and says she's never going back
		My daughter is autistic and the noise at school is too much so she refuses
		she only wants to be homeschooled now and refuses to come
		he was hiding in the closet again this morning so we missed the bus
		the morning battle is killing me, he will not go
		every sunday night she starts crying about school
		i cant physically make him go, he's 16
		headaches and tummy aches but doctor says nothing is wrong, i think he's avoiding school
		how can i get my kid to want to come to school
		he is skipping because he doesn't want to be there
		new school and she wont go, doesnt know anyone and eats lunch alone
		My son came home after first period again, he refuses to stay in class
		she threw herself on the floor and wouldnt get on the bus
		afraid of school
		wont go to school cant get him to budge
		he used to love school now he fights me every morning
		she kicks and screams when its time for school
		my daughter is terrified of going back after what happened and will not leave the house
		he tells me he's going but then sleeps in all day
		its a struggle to get him up and he misses cause he just doesnt want to
		refuses to go unless i sit in class with her
		my daughter doesn't want to go to school
		my son won't go to school
		she refuses to go to school
		he doesn't want to come to school today
		my daughter cries every day before school
		I can't get my son to go to school
		he is refusing to get out of bed for school
		she is afraid of going to school
		my son hates going to school
		what do I do if my child won't go to school
		my child is refusing school
		he won't get on the bus
		he won't get dressed for school
		he cries when i drop him off
		she says she doesn't want to go anymore
		I tried to bring her but she won't get out of the car
		he has anxiety about school and won't go
		my daughter has school anxiety and refuses to go in
		every morning she says her stomach hurts so she doesn't have to go to school
		my teenager won't get up for school
		he keeps skipping school, he just does not want to go
		she gets anxious every morning and refuses to go
		he is scared of school
		I can't make her go
		i need help, my son will not come to school no matter what i do
		she wont leave her room to go to school
		my kid says he's not going back to that school
		he threw a tantrum and wouldn't go into the building
		my daughter begs to stay home every morning
		i dont know what to do, every morning it's crying and screaming and she wont get dressed for school
		he just refuses. won't go.
		He hasn't gone to school in a week because he says he can't face it
		my daughter keeps coming up with excuses to not go to school
		he'll get ready and then freeze at the front door
		my son has been skipping because he doesn't like his classes
		she is afraid to leave me to go to school
		my teen sleeps through everything and says he's not going
		getting her to school is a battle, any advice?
		he said he quit school
		my daughter doesnt feel comfortable at school and stays in bed
		$words$),

	-- Safety
	('report_bullying',
		$$Thank you for telling us. Your child has a right to feel safe. Staff at {{school.name}} will look into
		this and contact you. Please write down what happened, when and where, and keep any messages. If there
		is danger right now, call 911.$$,
		$words$
		my son is being bullied
		a girl keeps calling my daughter fat
		kids on the bus are picking on him
		someone hit my son at recess again
		they post mean stuff about her on snapchat
		He comes home crying because of the other boys
		what are you going to do about the bullying
		a boy pushed my daughter down the stairs
		they took his lunch money and laughed at him
		my daughter is getting threatened by a group of girls
		I reported the bullying last week and nothing changed
		he got jumped in the bathroom by 3 kids
		same kid keeps pulling her hair in class
		they are making fun of his accent and telling him to go back to his country
		cyberbullying from classmates
		My child was called the n word on the bus
		older kids are tripping him in the hallway
		she doesnt want to ride the bus because of a boy who bothers her
		He's got bruises on his arms from another student
		a kid in mr bakers class is tormenting my son
		they made a group chat to make fun of my daughter
		how do i file a bullying report
		a student keeps touching my daughter and she told him to stop
		my boy is teased for how he talks, he stutters
		someone spit on her at lunch
		classmates are spreading rumors about my daughter
		the kids leave her out on purpose and call her names
		my son got punched in the face today by another student
		they steal his stuff and hide his backpack every day
		my kid is being harassed by a student in 6th period
		boys are bullying my gay son in the locker room
		i want that bully away from my daughter
		she was slapped by a girl in her class
		he got choked by another kid at recess
		they call him retarded because he's in special ed
		Can you move my son to another class? The kid next to him hits him
		a bigger kid on bus 14 is hitting my first grader
		they pulled off her hijab
		a girl is telling everyone not to be friends with mine
		someone made a fake instagram of my daughter
		she is getting jumped after school by the same girls, fights every week
		kids keep messing with him about his weight
		my daughter was sexually harassed by a boy in her grade
		bully
		another student shoved him into a locker
		He says nobody lets him sit with them and they throw food at him
		i need to talk about what that boy did to my son on the playground
		mean girls in 5th grade again, Addison is in tears
		they recorded her and put it on tiktok
		the bullying is so bad he doesnt feel safe in class with those kids
		my daughters ex boyfriend wont leave her alone at school and shows everyone her pics
		other children are mocking her clothes
		a kid told him to go kill himself, thats how bad the bullying is, who is dealing with that student
		why hasn't anyone stopped the boys who bother my son
		he was beat up in the bathroom
		kid bit my preschooler
		student racial slurs against my child
		my niece gets called ugly everyday by this girl named Brianna
		please keep Marcus and my son apart, he bullies him
		she told the teacher that they pinch her and the teacher did nothing, it's the same 2 girls
		im reporting a student for bullying
		my daughter is being bullied at school
		kids are bullying my son
		someone is bullying my daughter on the bus
		a boy hit my son today
		another student hit my daughter
		a kid is being mean to my daughter
		kids are making fun of my son
		they keep teasing her
		my son is scared because a kid keeps hitting him
		a student threatened my son
		I want to report bullying
		he is getting bullied every day
		some girls are being mean to my daughter
		a kid pushed my son
		there is a bully in my son's class
		she is being harassed by another student
		kids are calling my son names
		students are bullying her online
		my son got beat up at school
		my daughter got in a fight, some girls attacked her
		a boy is bothering my daughter in class
		nobody is doing anything about the bullying
		he's being picked on
		a girl pulled my daughters hair and hit her
		my kid gets made fun of because of his clothes
		another child kicked my son
		he doesn't feel safe because of a bully on the bus
		who do i talk to about bullying
		the kids laugh at her and call her stupid
		she is getting mean messages from classmates
		classmate stole my sons shoes and hit him
		hi i need to let someone know my son is getting bullied by a kid named Drew in his class
		Two boys keep jumping my son on the way home
		my daughter won't eat lunch because the other girls laugh at her
		this boy keeps touching my daughter's hair and calling her names
		someone keeps stealing my kids lunch
		group of girls ganged up on my daughter in the restroom
		My son has a black eye from a kid in his class!
		hes getting picked on for being short
		a classmate threatened to beat up my daughter after school
		they are cyber bullying her, I have screenshots
		kids told my son nobody likes him and he should leave
		another fight, same boy hit my son
		please do something about the boy who hits my daughter
		he got shoved and kicked in the hallway
		student keeps calling my son racial names
		my son has a bully
		the bullying on the bus has to stop
		please stop the kids who are bullying my daughter
		a boy grabbed my daughter inappropriately in the hallway
		kids told her she is ugly and to go away
		someone in her grade is threatening her
		he's being hit and kicked by classmates
		$words$),
	('report_safety',
		$$Thank you for speaking up. This has been passed to staff at {{school.name}} right away, and they will
		follow up with you. If anyone is in danger now, call 911 first. Please do not share rumors; tell us who,
		what, when and where.$$,
		$words$
		my son says a kid brought a knife to school
		there is a man hanging around the playground taking pictures
		someone posted a shooting threat on instagram about your school
		kids are selling vapes in the bathroom
		a student showed my daughter a picture of a gun
		I want to report a threat
		is it true there was a bomb threat
		the back gate is broken and anyone can walk in
		my daughter heard a boy say hes going to shoot up the school next week
		drugs are being passed around on bus 6
		why is the school on lockdown
		a stranger tried to talk to my kids at the bus stop
		the crosswalk by the school is dangerous no crossing guard today
		There is a suspicious car parked outside the school every afternoon
		Students are planning a big fight after school behind the gym
		the teacher grabbed my son by the arm
		a kid in 7th grade has pills and is giving them to others
		the front door was propped open this morning
		is my child safe at school with these threats
		bus driver was texting while driving
		there are needles by the playground fence
		gang stuff going on near the high school
		mold in the classroom is making kids sick
		cars are speeding thru the school zone, a child is going to get hit
		someone is smoking weed in the locker room
		an adult not on staff was inside the building
		i saw a snapchat saying dont come to school friday
		the playground equipment is broken and sharp
		What are you doing about the gun they found
		anonymous tip: a boy in 10th grade has a weapon in his backpack
		a loose dog chases the kids walking to school
		no one was watching the kids at recess and my son got out of the gate
		kids were left alone on the bus
		The coach is texting my daughter inappropriate things
		a staff member was yelling and shoving students
		bullets found in the bathroom is that true
		strange man asked my son to get in his car near the school
		fire alarm doesn't work in the portable
		fentanyl at the middle school, kids are talking about it
		i need to report something unsafe at school
		how do I report a safety concern
		there's a kid with a hit list
		white van following kids home from school
		the ceiling is leaking and falling in room 8
		are the doors locked during the day? my friend walked right in
		my nephew says his classmate talks about bombs
		police at school what happened
		student was vaping thc and passed out yesterday in the restroom
		my ex is not allowed near my child, there is a restraining order, please make sure he doesn't get her
		teens with a bb gun by the school
		someone wrote a threat on the bathroom wall
		ice on the school steps, a kid slipped and fell
		there was a fight with a weapon in the parking lot yesterday
		a janitor made my daughter uncomfortable
		seat belts are broken on the special needs bus
		heard gunshots near the school last night is extra security coming
		kids r taking edibles at lunch
		Concerned about security at the football game after the threats
		teacher smelled like alcohol
		drug dealer on the corner by the school
		i saw a student with a pocket knife at pickup
		rumor about a threat tomorrow is it safe to send my kids
		there was a threat at school
		someone has a gun at school my son says
		a student brought a weapon
		I heard there is a threat to the school
		is there a threat at the school today
		a kid brought a knife
		someone is selling drugs at school
		there is a strange man outside the school
		my daughter saw drugs in the bathroom
		kids are vaping at school
		I saw someone suspicious near the school
		is the school on lockdown
		are the kids safe
		my son says a student threatened to shoot people
		there is going to be a fight at school tomorrow
		students are talking about a gun
		I want to report a safety concern
		a teacher hit my child
		a teacher is being inappropriate with students
		a stranger approached my daughter on the way to school
		the playground is not safe
		doors are unlocked at the school
		someone wrote a threat on snapchat
		is it safe to send my kids tomorrow
		there are drugs in the school
		a man was following the kids
		unsafe driving in the school parking lot
		why are there police at the school
		my daughter saw a boy with a knife in his bag
		there was a threat posted on tiktok
		the bus driver is driving dangerously
		my son was offered drugs at school
		social media threat about the high school
		hi i dont want to give my name but a student has a gun in his locker
		saw on facebook that someone threatened the middle school, is it real
		there are strangers on campus
		kid got caught with a weapon? why werent we told
		my daughter is scared because a boy said he will bring a gun tomorrow
		teacher put his hands on my son
		a staff member is acting weird with the girls
		people are dealing drugs in the parking lot
		the fence is down and kids can walk into the street
		no crossing guard again, cars don't stop
		a parent was fighting in the pickup line
		homeless man sleeping by the kinder gate
		someone was taking pictures of kids at the park by school
		i saw a kid with brass knuckles
		pills being sold on campus
		my son got offered a vape in the bathroom by an older kid
		theres going to be a fight after school between two groups
		is everything ok at school? heard about a lockdown
		student made a threat to blow up the school
		door to the gym doesnt lock anyone could come in
		my daughter told me some boys were talking about bringing guns next week
		I have concerns about the safety of the building
		an adult who is not a parent keeps waiting by the gate
		drugs
		someone said there's a weapon on campus last week, was it true
		wires hanging from the ceiling in the hallway
		teacher left the class alone for an hour
		i found a vape with thc that another kid sold to my son
		is there extra police because of the threat
		$words$),
	('crisis',
		$$If someone is in danger right now, call 911. Call or text 988 any time, day or night: trained people
		listen, free and private. A person at {{district.name}} has been told and will contact you. You are not
		alone. If it is about your child, please stay close.$$,
		$words$
		my daughter says she wants to kill herself
		he says he doesn't want to be here anymore
		my son is cutting himself
		i want to die
		she took a bunch of pills
		My child is threatening suicide, what do I do
		he has a gun and says hes going to use it
		my husband is hitting us right now
		help me please my kid is not breathing right i think he overdosed
		she wrote a goodbye note
		I found blood and razor blades in her room, she has been hurting herself
		he said everyone would be better off without him
		my daughter ran away last night and we can't find her
		someone is trying to break in and im alone with my sister
		his stepdad beats him
		i cant take it anymore i dont want to live
		she told her friend she is going to end her life tonight
		my son is missing he never came home from school
		im scared my dad is going to hurt me when i get home
		He tried to hang himself
		she keeps talking about dying
		my ex took my child and threatened to kill us both
		a kid is in the bathroom with a gun right now
		he is going to jump off the bridge
		my niece is being sexually abused at home
		my student daughter drank bleach
		i'm thinking of ending it all
		he burned his arms with a lighter on purpose
		She says life isn't worth living
		suicidal
		my boyfriend is choking me the kids are here
		i think my child is being molested by a relative
		my son texted me goodbye mom i love you and wont answer his phone
		she has a plan to kill herself
		theres somebody shooting outside the school
		he swallowed all of his medicine
		my 13 year old says she wishes she was never born and wants to disappear forever
		please help he is holding a knife to his throat
		my mom's boyfriend touches me
		i dont feel safe at home he said he would kill me
		i want to hurt myself
		daughter overdosed this morning
		he wants to die he told his teacher
		nobody would care if i was dead
		Need someone NOW, my son is suicidal and locked in his room
		my brother has a gun to his head
		i saw my neighbor beating her kids with a belt till they bled
		she was raped last night
		someone took my kid from the bus stop
		my grandson is posting that this is his last day
		she is self harming again
		cuts all over her wrists
		i feel like killing somebody
		my daughter tried to commit suicide over the weekend and says she will do it again
		child abuse, my daughter's father leaves marks on her
		he passed out and wont wake up, found fentanyl in his pocket
		my son says voices tell him to hurt people
		we are hiding in the closet, he is breaking down the door
		I'm not ok, I don't think I can keep myself safe tonight
		She doesnt want to wake up tomorrow she said
		he has been looking up ways to die
		my kid said he is going to bring a gun and kill everyone today
		there is an active shooter
		a student just collapsed and is bleeding bad
		my son wants to kill himself
		my daughter is suicidal
		he wants to hurt himself
		she said she wants to die
		my daughter is hurting herself
		she is cutting
		my son said he is going to kill himself
		I think my son might hurt himself
		I think my daughter is going to hurt herself, please help
		my child says he doesn't want to live
		he is talking about suicide
		he has a weapon and is threatening us
		I want to kill myself
		i don't want to live anymore
		my husband hit me and the kids
		my child is in danger
		someone is hurting my child
		my child is being abused
		her father is abusing her
		she took too many pills
		my son overdosed
		he tried to kill himself last night
		my daughter is missing
		my child didn't come home and i can't find him
		someone has a gun and is shooting
		she doesn't want to be alive
		she posted that she wants to end it
		my daughter told me she has been thinking about killing herself
		he cut his wrists
		my dad hits me
		i am being hurt at home
		my son is threatening to kill someone
		he's not safe, he said he is going to shoot himself
		my kid is unconscious
		she was sexually assaulted
		there's blood everywhere he hurt himself
		I need help now he is going to hurt us
		she says there is no reason to live
		he wrote a note saying he wants to be dead
		I'm scared for my life and my kids
		he said goodbye to everyone and that it will all be over soon
		my daughter ran away
		he is beating my mom
		my son has a rope and locked the door, he's going to hang himself
		she is bleeding she cut her arm
		her uncle has been touching her
		my mom beats me and i am afraid to go home
		his father hit him with a belt and left bruises, he is abusive
		dad is drunk and has a gun
		my ex is at the door trying to take the kids and he has a knife
		there is a shooter
		gun at school right now
		someone is shooting at the school
		my child is having an overdose
		can't find my daughter, she didn't come home last night
		my daughter got in a car with a stranger and now she is gone
		he wants to end his life
		suicide
		she has thoughts of suicide
		she made a suicide attempt
		I can't do this anymore, I want it to be over
		he's hurting himself, banging his head and cutting
		my girl is scratching and burning herself
		he told me he would rather be dead than go on
		she searched how to kill yourself on her phone
		I am being abused
		my boyfriend is hitting me
		he's going to hurt my mom, please send someone
		emergency someone is hurt
		a man is attacking someone in front of the school right now
		my cousin is being hurt by her stepfather
		her dad hits her and she is scared to go home
		a relative sexually abused my daughter
		my uncle is hurting me
		the babysitter hit my baby and he has bruises
		there's a man with a gun outside the school right now
		he's holding a gun
		my kid's father is threatening to kill us
		call the police he is hurting my mom
		she is going to hurt herself tonight
		he took a whole bottle of tylenol
		my sister wont wake up
		she texted her friend that she wants to be gone for good
		$words$),

	-- Rights and services
	('ask_special_education',
		$$Parents can ask in writing, at any time, for an evaluation or a meeting about an IEP or 504 plan, and it
		is free. Someone from {{school.name}} will contact you about your child. A dated letter or e-mail from
		you is a good first step.$$,
		$words$
		my son has an iep and isnt getting his minutes
		how do i get my daughter tested for dyslexia
		when is the IEP meeting
		I would like to request an evaluation for special education
		does he qualify for a 504
		need a copy of her IEP
		my child has autism, what services do you offer
		he needs speech therapy
		who is my sons case manager
		can we have an IEP meeting before the break
		she's not getting her accommodations on tests
		occupational therapy for handwriting?
		I think he has a learning disability
		his aide was out today who was with him
		adhd diagnosis how do we get a 504 plan
		how long does the evaluation take
		I don't agree with the IEP
		teacher isnt following the 504
		can my son get extra time on tests
		self contained classroom vs inclusion, how does that get decided
		what is the difference between iep and 504
		prior written notice for placement change, never got it
		extended school year services for my daughter with down syndrome
		my kid is in resource and i want him out
		We just moved here and he had an IEP in his old school
		can i bring an advocate to the ARD meeting
		gifted testing, how do I request it
		speech teacher schedule?
		manifestation hearing for my son who is special ed and suspended
		annual review date for Evan
		reading specialist for my dyslexic daughter
		wants behavior plan (BIP) for my son
		My daughter is deaf and needs an interpreter aide in class
		is there early intervention for my 3 yr old, hes not talking
		child find screening?
		he needs a one on one aide
		transition plan for my 16 year old with disabilities
		psych eval results from the school, when do we get them
		sensory breaks should be in his plan
		reevaluation is overdue, who do i speak to in special ed
		what are my rights as a parent of a special needs child
		accommodations for a broken hand or do i need a 504 for that
		my son has an IEP
		my daughter has a 504 plan
		I want my son tested for special education
		how do I request an IEP
		I need to schedule an IEP meeting
		my son has autism and needs help in class
		my daughter needs speech
		does my son have an IEP
		when is his IEP review
		I want an evaluation for my child
		I think my daughter needs special education services
		who do i talk to about special ed
		how do i get a 504 plan for my son
		my child has adhd and needs accommodations
		my daughter has dyslexia
		my son isn't getting his services
		I have questions about my son's IEP
		special education
		can you test my child for a learning disability
		IEP meeting reschedule please
		is my daughter's teacher following her IEP
		my son needs an aide in the classroom
		he has a disability and needs extra help
		speech therapy services
		how do i get him evaluated for autism
		my daughter's 504 accommodations are not being followed
		she needs extra time because of her disability
		IEP paperwork copy
		IEP goals progress report for Noor
		special needs bus and classroom placement question
		my grandson is in special ed and needs a new evaluation
		resource room minutes
		ot and pt at school?
		he has down syndrome what classroom would he be in
		who is in charge of IEPs
		my son's IEP is not being followed
		i want to request a 504 meeting for my daughter
		can you evaluate my son for adhd or a learning disability
		what services can my autistic son get
		he's in special ed and not getting his speech services
		testing for dyslexia please
		how do I get an aide for my son with autism
		my daughter has a learning disability and is falling behind, she needs an iep
		when will the evaluation be done
		his accommodations say small group testing
		sped director
		is my child eligible for special education
		my 3 year old has a speech delay, does the district test
		annual IEP meeting
		I signed the consent for testing weeks ago and heard nothing about the evaluation
		can we add occupational therapy to the iep
		gifted and talented program testing
		$words$),
	('ask_immunization',
		$$Bring your child's shot record to the nurse or office at {{school.name}}; they can tell you which shots
		are missing. {{#school.phone}}Questions? Call {{school.phone}}.{{/school.phone}} Your doctor or the
		county health department gives shots, often free for children.$$,
		$words$
		what shots does my daughter need for 7th grade
		where can i get free vaccines
		my son cant come back till he gets his shots
		does she need the tdap
		How do I send you his immunization records?
		got a letter that his vaccines are not up to date
		religious exemption for vaccines form
		need a copy of my kids shot record
		is the meningitis shot required for seniors
		what vaccines are needed for kindergarten
		did you receive the immunization record from her doctor
		do kids have to get the covid vaccine for school
		is there a shot clinic at the school
		how long do i have to turn in his shot record
		the doctor can't get him in for shots until the 20th, can he stay in school
		flu shots at school?
		she's missing hepatitis b it says, where do we go
		vaccine records from mexico, do you accept those
		he already had chicken pox does he still need the varicella shot
		immunizations
		excluded from school for no mmr
		tb test required?
		i lost her yellow shot card
		health department hours for shots
		can i fax his vaccine record
		6th grade immunization requirements
		my child is allergic to a vaccine, doctor has a letter
		is there a grace period for shots for new students
		we dont vaccinate, what form do i sign
		What is he missing on his immunizations
		do pre-k kids need the hep a shot
		polio booster is that required
		which vaccine is he overdue on
		can the nurse give the shots
		Uploaded the vaccination form, can you confirm
		homeless and no shot records can he still enroll
		measles outbreak is my unvaccinated kid allowed in school
		shot records for daycare to kinder transfer
		HPV is that mandatory
		medical exemption paperwork for vaccines
		does the county do back to school vaccines for free
		the state vaccine system says she is complete why did i get this notice
		what vaccines does my child need
		does my son need shots for school
		what shots are required
		where do i take my son for his shots
		my daughter needs her vaccines
		are my son's shots up to date
		I have my daughter's shot records
		how do i send the vaccine record
		immunization records for my child
		what immunizations are required for kindergarten
		can my child start school without shots
		how do i get a vaccine exemption
		is my son missing any shots
		free shots near me
		can i get a copy of my daughter's immunization record
		we have a vaccine appointment next week
		is the flu shot required
		vaccine form
		you said my son is missing a vaccine
		do you need his immunization card
		$words$),

	-- Language and people
	('request_language',
		$$Of course. You have a right to get school information in a language you understand, and an interpreter
		is free. We have passed on your request. Please tell us which language you prefer for texts and calls.$$,
		$words$
		spanish please
		can you text me in spanish
		i need an interpreter for the meeting
		do you speak arabic
		Can I get these messages in Vietnamese?
		my mom only speaks chinese
		i dont understand english well
		no english
		can someone translate the letter for me
		is there anyone there who speaks portuguese
		translator needed for conference
		please send in haitian creole
		my husband does not read english, can he get it in russian
		Change my language to Spanish
		i want messages in english not spanish
		why are you texting me in spanish i speak english
		do you have somali interpreter
		in french please
		we speak Tagalog at home
		can i have the forms in korean
		English please
		can a translator call me
		paper came home in english and i can't read it
		what languages do you have
		is there a sign language interpreter for the school play, im deaf
		i speak little english please speak slow or send someone who speak my language
		Español
		translate this please
		can u write in simple english or spanish
		need polish translation of the report card
		my parents speak mixteco and need help understanding
		i need someone that speaks Dari or Pashto
		set language to arabic
		hmong speaker?
		the robocall is only in english can you send it in burmese
		me no speak english good
		do u have a bilingual secretary
		could you repeat that in spanish
		I prefer swahili
		switch to english
		can my child's teacher send notes in urdu
		who can interpret at the office tomorrow, i'm coming to talk about my son
		can I have this in spanish
		do you have someone who speaks spanish
		I need a translator
		I need a spanish interpreter
		please text in spanish
		can you speak spanish
		I don't speak english
		can you translate this message
		my language is arabic
		I only speak spanish
		do you have this in vietnamese
		do you have an interpreter for chinese
		messages in spanish please
		can someone who speaks russian help me
		i don't read english
		interpreter please
		send it in portuguese
		I want my texts in english
		can i get this in my language
		translate to somali
		need an interpreter for our conference
		can you send the letter in spanish
		is there a person that speaks haitian creole
		ukrainian translator please
		my grandma reads only arabic can you send it that way
		please use simple spanish
		need Mandarin interpreter
		somebody who speaks my language please call
		i want texts in both english and spanish
		can I get the handbook in spanish
		$words$),
	('request_human',
		$$Of course. A person from {{school.name}} will text you back. {{#school.phone}}If it cannot wait, call
		{{school.phone}}.{{/school.phone}}$$,
		$words$
		i want to talk to a person
		can i speak to a human
		is this a real person
		person
		agent
		please have someone call me
		Can somebody call me back today?
		stop with the auto replies i need a real person
		this bot doesnt understand me
		representative
		talk to someone
		can i talk to somebody at the school
		i need to speak with staff
		not helpful let me speak to a human
		call me
		have the counselor call me
		i need to talk to the principal please call me
		are you a robot?
		is anyone actually reading these
		I would rather talk on the phone with someone
		transfer me to a person
		get me a live person
		human please
		my question is complicated can i talk to a person about it
		could the attendance lady call me
		can a teacher text me back
		who am i talking to? is this a machine
		thats not what i asked. i want a real human
		can the office give me a call when they can
		speak to someone
		need a call back
		operator
		let me talk to somebody who works there
		please connect me to a staff member
		Someone please contact me.
		i'm tired of talking to a computer
		you didnt answer my question can a person answer
		I have called 3 times, have somebody call me back please
		can i chat with a live agent
		may I speak with an administrator
		are you real or automated
		real person pls
		i dont want a bot i want mrs davis
		tell the office to call my cell
		is there anybody there
		can the vice principal ring me after 5
		customer service
		this is private, i want to discuss it with a person
		no i need to talk to someone in person
		can the nurse or someone reach out to me
		wanna talk to a human being
		i'd like a call from the school
		Please give this message to a person
		can i get a phone call instead of text
		chatbot is useless give me a human
		whos on the other end of this
		someone from the office pls
		put me through to a person
		speak with the school
		will a person see this text
		I want to speak to someone
		can someone call me
		please call me
		can I talk to a real person
		I need to talk to someone
		talk to a person
		I want to talk to someone at the school
		can you have someone call me please
		speak to a person
		can I speak with someone from the office
		i need someone to call me back
		is this a bot
		am i talking to a robot
		I'd like to speak to a person please
		connect me with the school
		can a person help me
		can somebody help me in person or by phone
		have the teacher call me
		have the principal call me
		live agent
		real person
		are you a real person
		i want to speak to the attendance office
		can i talk to the counselor
		can you ask someone to contact me
		need to speak with someone asap
		please let me speak to somebody
		call me back
		call me please it's important
		i need to talk to my son's teacher please have her call
		no robot
		just have a person answer me
		let me speak w the office staff please
		I prefer to speak to a real person about my daughter
		no, a human
		could you get someone to text me back
		i need a real answer from a real person
		$words$),
	('complaint',
		$$We are sorry this has been a bad experience, and we want to hear it. Your message goes to a person at
		{{school.name}}, who will contact you. If you like, tell us what happened, when, and what would put it
		right.$$,
		$words$
		this school is terrible
		nobody ever calls me back its ridiculous
		i want to file a complaint against a teacher
		the front office lady was so rude to me
		I am very disappointed with how this was handled
		you guys never answer the phone
		my sons teacher is unfair to him
		im going to the school board about this
		The principal ignores my emails
		worst district ever
		how do i make a complaint
		the teacher yelled at my daughter in front of the class
		i'm fed up with this school
		my kid got suspended and the other one didnt, thats not fair
		why do you punish the whole class
		This is unacceptable.
		no one told us about the change, communication is awful
		he is failing because the teacher doesnt teach
		ive been waiting 2 weeks for an answer
		the sub was on her phone the whole day
		that coach plays favorites and benches my son
		you people dont care about our kids
		secretary hung up on me
		my daughter had 5 subs this month, she isn't learning anything
		bathrooms are filthy
		they took away recess, thats wrong
		i am pulling my kids out of this joke of a school
		counselor promised to help and never did
		who do I complain to about the cafeteria workers being mean
		teacher lost my sons work and gave him a zero, so upset
		you sent my business to the wrong person, im furious
		every year its the same problem and nothing gets done
		grading is a mess and mr stone wont respond to parents
		pickup line is a disaster takes 45 minutes and nobody directs it
		i feel discriminated against by the staff
		so unprofessional
		not happy with the way the principal talked to me
		they suspended him for nothing
		you're wasting our taxes
		i'm upset about my daughters class being changed without asking me
		the school treats my family different because we're hispanic
		going to call a lawyer
		I have a complaint
		I want to make a complaint
		I want to complain about a teacher
		the teacher was rude to my son
		the staff is rude
		I am not happy with the school
		I'm very upset with the school
		I am frustrated with this school
		this is ridiculous
		the principal doesn't care
		my son's teacher is mean to him
		my daughter's teacher yells at the kids
		nobody at the school listens
		nobody answers my calls or emails
		I called 5 times and no one called back
		the school never tells us anything
		the way my daughter was treated is unacceptable
		I want to report a teacher for being unfair
		I am so mad right now at this school
		the office staff was very disrespectful
		terrible communication from this school
		this school does nothing
		I'm disappointed in the school
		I don't like how the teacher talks to my child
		you people are useless
		the teacher picks on my son in front of everyone
		why did my son get suspended, it wasnt his fault and i'm angry
		not fair that he got detention
		your staff is incompetent
		the bus driver and office are always rude to us
		poor customer service
		I'm tired of being ignored by the school
		the school handled this badly
		teachers there dont care about the students
		what a waste of time, you are no help
		unfair treatment of my daughter by the coach
		the assistant principal lied to me
		I expect an apology
		worst school
		it's a shame how you treat parents
		my concerns are being ignored
		I'm going to take this to the superintendent
		the lunch lady was mean to my kid
		I am beyond frustrated. I have emailed the principal four times with no response.
		very poor communication from the teacher this year
		the counselor was so rude and dismissive when i called
		i'm angry that my child was embarrassed by the teacher in class
		your front desk lady has an attitude problem
		extremely disappointed in the way the coach treated the kids
		How do I file a formal complaint against a staff member?
		this is so unfair, my daughter got punished for something she did not do
		nobody does anything at that school
		I'm not satisfied with the response from the vice principal
		the teacher humiliated my son
		what kind of school is this
		you all should be ashamed
		it's unacceptable that no one returned my call
		the secretary was nasty to me this morning
		they never listen to parents
		so mad at the school right now
		i dont like this teacher, want my kid out of her class
		my child's teacher is always absent and they aren't learning
		sick of this, every time I call I get the run around
		why do they treat my kid like a criminal
		rude staff
		the school lied to me about my son's suspension
		your service sucks
		this bus and lunch and everything at this school is poorly run
		complaint about the principal
		I feel disrespected by the office
		this texting system is annoying and useless
		thanks for nothing
		the car line wait is killing me every day, fix it
		stop giving my kid detention for nothing
		too much homework every night and the teacher doesnt care, i'm fed up
		quit calling my son a bad kid, his teacher is disrespectful
		the bus situation is a joke and the office blames me
		you have the worst communication
		my daughter's coach is rude and unfair
		the nurse was rude to me
		$words$),
	('wrong_number',
		$$Sorry about that, and thank you for telling us. We have asked the office to check this number. You can
		reply STOP at any time to get no more texts from us.$$,
		$words$
		wrong number
		you have the wrong person
		i dont have a child at that school
		who is this? i dont have kids
		this is not Maria's mom
		I think you have the wrong number
		my kids are grown
		i just got this number, you must want the old owner
		no one named Tyler here
		dont know any Jasmine
		I don't have any kids in school
		this isnt the parent of Ethan
		u got the wrong number
		Sorry, wrong #
		we don't live in that state
		not my kid
		im not a parent
		this is a business line, not a parent
		there is nobody here by that name
		Wrong contact. I am not his guardian
		I am 22 and have no children lol
		my child graduated last year
		we moved away 2 years ago and our kids don't go there anymore
		who are you and who is Diego
		i keep getting texts about somebody elses child
		that's not my daughter, I have a son
		i think this message was meant for someone else
		you texted the wrong phone
		this number doesnt belong to Mrs. Carter anymore
		my daughter doesnt go to this school
		he's not my student anymore he lives with his aunt, i'm the old foster parent
		this is the grandfather and i have nothing to do with the kids anymore
		never heard of that school
		What is this about? My kids are homeschooled, not in your district
		not the mother
		I'm a teacher in another state, why am I getting a parent text
		stop texting wrong number
		please remove me i dont have a student there
		this phone used to be somebody elses
		wrong person sorry
		i have no idea who Noah is
		we transferred to a different district in august so he isnt a student there
		you are looking for someone else
		this is a kids phone not his mom
		my number got mixed up with another parent
		no kids here
		Idk who that is
		got this by mistake?
		nope wrong guy
		mistaken identity i have never had a kid at lincoln
		whoever this is you have an old number for them
		that child is not mine please check your records
		you're texting a stranger
		Not me. Try a different number
		I do not know this student
		there must be a mix up, our daughter goes to private school
		this is his ex step mom, we divorced, wrong person to contact
		number belongs to someone else now
		my son is 30 years old haha wrong number
		this is the wrong phone number for the Smith family
		i'm not Latoya
		sorry wrong number
		this is the wrong number
		you have the wrong number
		I don't have any children
		I don't have kids
		i don't know who that is
		this isn't my child
		my child doesn't go there
		that is not my son
		who is this
		who is this you have the wrong number
		wrong phone number
		this number does not belong to that person
		I'm not her mother
		I am not the parent
		my kids don't go to that school
		we don't have a student there
		my kids don't go there anymore
		I don't know this child
		this person doesn't have this number anymore
		you've got the wrong parent
		you're texting the wrong person
		i'm not who you are looking for
		that name doesn't live here
		new owner of this number
		this is not the right number for them
		I've had this number for a year and i don't have kids
		no kids at this number
		my son doesn't attend your school anymore
		stop texting me i dont have a kid in your school
		pls remove, wrong person
		u have the wrong mom
		this isnt Carla's phone anymore
		i keep getting attendance texts for a kid that isnt mine
		$words$),
	('change_contact',
		$$Thanks for keeping us up to date. For your child's safety the office makes the change itself:
		{{school.name}} will contact you to confirm it{{#school.phone}}, or call
		{{school.phone}}{{/school.phone}}. Please have your ID ready.$$,
		$words$
		i have a new phone number
		please update my contact info
		my number changed to 555-0142
		can you text my husband instead
		we moved, new address is 210 Pine St
		how do i change my email with the school
		add my number too i'm the dad
		take my ex husband off the contact list
		this is my new number, save it for Emily's file
		need to update emergency contacts
		send texts to my wife at this number instead of me
		Please use my cell and not my work phone
		I got married and my last name changed
		can grandma get these messages too
		how do i update my phone in the system
		new cell
		change address for both kids
		please add my mother as an emergency contact
		remove my old boyfriend from my sons contacts
		update my info pls
		Both parents should be getting these texts. I'm not getting any, can you add me
		my phone is getting cut off use this number from now on
		who do i tell that our address changed
		she lives with me now, I am her dad, please put my number as the primary
		email changed to a gmail
		the number on file for me is old
		make me the first contact not my mom
		i want to add a second phone number
		I need to correct the phone number you have for my household
		hi this is Jaxon's mom texting from my new phone
		old phone got lost, here is the new one
		Can I put the babysitter on as a contact
		change of address
		you have my old email
		please call my cell from now on, house phone is disconnected
		moved in with my sister, need my kids address updated
		switching carriers and my number will be different tomorrow
		custody changed, how do i get the contact list updated
		his guardian is now his aunt Denise, her number is 555-0188
		update pickup and emergency card
		could you change my name from Garza to Medina
		I work days so text his father first
		take my landline out of the system
		mi new number is this one
		do i update my phone number with the school or the district
		this number is better to reach me
		i changed my cell number last week
		add stepmom to the contacts
		how can i add another parent to get alerts
		wrong email on file for me, should be one l not two
		please put my work number as backup
		we have a po box now for mail
		texts are going to my ex, they should come to me
		need to fix the spelling of my name and phone in your records
		my kids are at a new address as of june 1
		i got a new phone can u update it for my 3 kids
		i'd like to update my daughter's contact information
		change who gets the texts for Zion
		where do i go online to edit my phone number
		new number who dis lol jk its Amirs mom, update your records
		I changed my number
		I have a new number
		my phone number changed
		I need to update my phone number
		how do I change my phone number
		I need to change my address
		we moved and need to update our address
		update my contact information
		please change my number to this one
		can you add my husband's number
		please add dad to the contact list
		I want to add an emergency contact
		can you remove my ex from the contacts
		this is my new phone
		please send messages to my husband
		text my husband at this number
		new address
		new phone number
		i have a new email
		how do i update my email
		i need to update my information
		change my phone number on file
		add another phone number
		can you take my old number off
		remove the father's number and add mine
		please update our records with the new number
		how can I change my emergency contact
		can you text my mom instead, she has the kids now
		the number you have is my old number
		my last name changed
		please save my new number
		hi i wanted to let you know we have a new address and phone
		Please put my new cell in the system
		old number is disconnected this is the new one
		i'd like these texts to go to my ex wife, she has custody
		can you update my daughter's file with our new address
		need to change the email you have for me
		my wife isnt getting the messages can you add her number
		we switched phones
		take grandpa off my contacts please
		$words$),

	-- Conversation
	('greeting',
		$$Hello, and thank you for texting {{district.name}}! How can we help? You can ask about attendance,
		buses, meals, or dates, or tell us if your child will be out.$$,
		$words$
		hi
		hello
		hey
		good morning
		good afternoon
		hi there
		hello there
		good evening
		hey how are you
		hi good morning
		yo
		hiya
		Hello!
		Good morning, how are you today?
		hi it's Kim
		hello this is Jacob's dad
		morning
		hey there
		hi this is Sara's mom
		whats up
		hello?
		howdy
		hey good afternoon
		Hi, I am the grandmother of Eli
		hello school
		heyyy
		good day
		hi i have a question
		hello can i ask something
		quick question
		Hello, I have a few questions
		hey its me again
		greetings
		sup
		helo
		gm
		evening
		hey y'all
		hi again
		hello everyone
		hi how's it going
		nice to meet you
		hi mrs secretary
		hi how are you
		hello good morning
		hello good afternoon
		hi, is anyone there? good morning
		hey this is Mike, Anna's dad
		good morning this is Mrs. Lopez
		hi my name is Carmen
		hello I'm Ella's mother
		Hi, good evening
		hey hope you're well
		good night
		hello hello
		hi hi
		hola good morning
		hi can you help me with something
		I have a question
		can i ask you a question
		hello can you help me
		morning! hope you had a good weekend
		hi teacher
		$words$),
	('thanks',
		$$You are welcome! Text us any time.$$,
		$words$
		thank you
		thanks
		thx
		ty
		its all good now thanks
		ok see you then
		ok thanks
		thank you so much
		Thanks for letting me know
		ok
		great thank you
		appreciate it
		thank u
		got it thanks
		perfect
		thanks for your help
		awesome thanks
		tysm
		Thank you, have a great day
		ok great
		sounds good
		cool thx
		okay thank you
		much appreciated
		you've been very helpful
		thank you for the info
		alright thanks
		bless you thank you
		k thanks
		understood
		you too have a good weekend
		bye
		thanks so much for the reminder
		good to know
		ok i will
		will do, thanks
		thanks a lot
		that helps
		wonderful, thank you
		ok noted
		thank you for caring about my son
		thnx
		yes thank you that answered it
		thank you very much
		ok thank you
		thanks for the info
		thanks for the help
		many thanks
		thank you, that helps
		ok perfect thanks
		great thanks
		thanks again
		okay
		yes thanks
		no thank you
		thank you for your time
		I appreciate your help
		thanks, have a good day
		got it
		sure thanks
		thank you for letting us know
		oh ok thank you
		that's all thanks
		nice thanks
		good thank you so much
		thanks we will be there
		cool
		alright
		$words$),
	('opt_out',
		$$You will get no more texts from {{district.name}}. Reply START to get them again.$$,
		$words$
		stop
		stop texting me
		unsubscribe
		please don't text me anymore
		take me off your list
		no more texts
		quit texting me
		remove my number
		I do not want to receive these messages
		opt out
		leave me alone
		can you stop sending me messages
		cancel these texts please
		end
		quit
		how do i stop these texts
		how do I unsubscribe from this
		i dont want these texts
		remove me from this list
		stop messaging me
		too many texts, make it stop
		Please remove me from your text list
		dont text this number again
		stop sending this
		i'm not interested in getting texts
		stopall
		optout
		i did not sign up for this, take me off
		do not contact me by text
		lose my number
		no texts please
		im revoking my consent to text me
		turn off these notifications
		please stop all text messages to this phone
		enough with the texts
		I want out of this text program
		delete my number from your system i dont want messages
		stop spamming me
		this is spam
		cancel my subscription to school texts
		Don't send me any more of these
		block
		no more messages
		i asked you to stop texting
		how do i turn this off
		you are texting me too much please stop
		cease all texts
		dont message me
		no thanks don't text me
		plz stop txting me
		i would like to be removed from text messages
		STOP!!!
		stop it
		get me off this text thing
		opt me out
		unsubscribe me please
		I would prefer not to get texts from the school
		I no longer wish to receive text messages
		stop these automated texts
		i get charged per text so please stop sending them
		end these messages
		please discontinue texting
		quit bugging me with texts every week
		pls take my phone # off
		do not text
		please stop texting me
		stop sending me texts
		stop sending messages
		I don't want to get texts anymore
		I don't want any more messages
		take me off this list
		please unsubscribe me
		no more text messages please
		don't text me
		don't text me anymore
		do not text me again
		please remove me from your list
		remove my number from your list
		can you stop texting me
		how can I stop getting these messages
		I would like to opt out
		I want to stop receiving texts
		please stop messaging me
		please do not send any more messages
		i want to unsubscribe
		turn off text messages
		stop all messages
		I don't want to receive texts from the school
		take my number off
		cancel text messages
		stop contacting me
		i no longer want these messages
		stop the texts
		quit sending me texts
		make these texts stop
		please take me off the texting list
		stop txt
		im sick of these texts please stop
		I don't need these texts
		no longer want to get texts from you
		how do I get off this list
		can u take my number off ur list
		i dont want to be on this list
		i didnt ask for these messages
		stop please
		STOP TEXTING
		please make the messages stop
		discontinue these messages
		no more
		take us off
		i'd like to stop getting these
		do not send me anything else
		you keep texting me and i dont want it
		not interested
		wish to be removed from the messages
		cancel my alerts i don't want them
		I don't wish to get any more of these school texts
		please end all texts to me
		unsubscribe my number
		i said stop
		I want to be taken off the texting list
		get rid of my number
		enough!! stop sending messages
		no more notifications
		do not send texts to this phone
		wish you would quit texting
		$words$),
	('opt_in',
		$$To get texts from {{district.name}} on this phone, reply START. You can reply STOP at any time to end
		them.$$,
		$words$
		start
		i want to get texts again
		sign me up for texts
		unstop
		subscribe
		resume texts
		please start texting me again
		opt in
		I stopped the messages by accident, turn them back on
		how do i get the text messages back
		yes i want messages
		resubscribe
		can i start getting the attendance texts
		turn texts back on
		I unsubscribed by mistake
		put me back on the list
		how do I sign up for text alerts
		i accidentally hit stop
		begin
		text me again pls
		enable messages
		opt me back in
		want to receive your texts
		i changed my mind, send me the texts
		I'd like to re-enroll in text messages
		i want the weekly texts
		restart messages
		can u turn notifications on for me
		register me for school texts
		yes you can text me
		i give permission to text me
		i didnt mean to say stop
		please continue sending me messages
		keep sending me texts
		reactivate my text alerts
		join
		i'm not getting the texts anymore, can you start them again
		how can I receive these updates by text
		undo stop
		allow texts
		i want back in
		sign up for alerts
		send me messages again
		I want to receive messages
		please send me messages again
		I want to start getting messages again
		sign me up for messages
		can I get text messages again
		please start sending me texts again
		I want to sign up for text messages
		turn on text messages
		how do I start getting texts
		opt in please
		start texting me
		subscribe me
		resubscribe me please
		i want to opt back in
		I want to get messages from the school
		i would like to receive text messages
		how do I get text alerts from the school
		can you add me to the text list
		I stopped texts by mistake please start them
		yes please text me
		I want the texts again
		can I still get messages
		start sending messages
		sign up
		enroll me in texts
		continue
		messages on
		i replied stop by accident
		i want to hear from the school by text again
		please put me back on the texts
		i stopped by accident, can you start my texts back up
		add me to text messages
		i want to get the text updates
		can you send me texts about attendance
		yes start
		please turn my messages back on
		how can i get texts from you again
		unblock me i want the messages
		please re-add me to the text list
		i said stop but i want to start again
		sign me back up
		yes i agree to get texts
		send me the text updates
		I would like to get your texts
		I'd like to receive messages again
		it was a mistake that i stopped, please send me texts
		yes I want to receive texts
		please keep me on the list
		bring back the messages
		i want to be added to the text list
		$words$),
	('help',
		$$This is the text line of {{district.name}}. Ask about attendance, hours, buses, meals or dates, or tell
		us your child will be out. Reply PERSON to reach someone, STOP to end texts. Msg & data rates may apply.
		{{#district.phone}}Phone: {{district.phone}}{{/district.phone}}$$,
		$words$
		help
		what can you do
		how does this work
		what is this
		info
		what is this number for
		how do i use this
		menu
		what can i ask you
		options
		what kind of questions can i text here
		instructions
		what do you do
		who is this texting me
		Is this the school's text line?
		what is this service
		help?
		how does this text thing work
		commands
		why am i getting this text
		what are these messages about
		can i ask questions here
		what do i text to get information
		i dont know how to use this
		is this from the school district
		is this a scam or really from the school
		explain how this works
		can i reply to this number
		are these messages free
		what topics do you answer
		tell me more about this program
		how do these text messages work
		what is minibot
		who sends these texts
		what words do i use
		show me the list of things i can ask
		does this cost anything
		what info can i get by text
		can you help me with things about school
		not sure what to do here
		i need help using this
		do I have to respond to these messages
		how often do you text
		what is this for
		how can you help me
		what can you help me with
		what can you help with
		what can I text you
		what can this do
		can you help me
		I need help
		what do i do with this
		who are you
		what number is this
		is this the school
		what kind of things can i ask
		how do I use this number
		what are my options
		what info do you have
		can i text you questions
		is this number from the school
		how does this service work
		what is this text about
		who is texting me and why
		list of options
		what can this number do
		need help how does it work
		i don't understand how this works
		do these texts cost money
		what questions can you answer
		hi what is this number and what can i use it for
		what does this line do
		can you explain what this is
		i got a text from this number what is it for
		what all can you tell me
		what things do you help with
		can you tell me how to use this text line
		what is this program
		what should I text
		how do i ask a question
		what are you
		what can I do with this text number
		what is this texting service for
		could you explain what i can do here
		$words$)
$kit$;
COMMENT ON FUNCTION minibot_internal.starter_words_en() IS
	'The starter kit in English: what answers each intent, and how families say it, a text a line';
