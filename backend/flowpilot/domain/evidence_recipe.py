"""How anybody computes the figures again in a spreadsheet: the recipe of the evidence pack, without code.

A table row `| A2 | =… | … |` is a cell with its formula: in row 2 it is filled down to the last row, in column Z it
stands alone. `1001` stands for the last row.
"""

CURVE_RECIPE = """\
## A figure of times

1. Open `escalations.csv`. For one figure take its two columns, for instance `waiting_seconds` and `waiting_cut` (with
   `duty_` before the name: on the duty clock). Leave out the rows in which they are empty.
2. Copy them into columns A and B of a new sheet, from row 2 on: A the seconds, B the cut (1: it had no end yet, or was
   closed without it; it lasted at least so long). Sort by A, then by B, both rising.
3. Write the formulas below. Those of row 2 are filled down to the last row. Where a formula says 1001, write the
   number of your last row.

### The curve

| cell | formula | what it is |
| --- | --- | --- |
| C2 | `=1001-ROW()+1` | how many lasted at least so long |
| D2 | `=IF(ROW()=2,1,D1)*IF(B2=0,(C2-1)/C2,1)` | the share that lasts longer: the curve |
| E2 | `=MAX(0,IF(ROW()=1001,28800,MIN(28800,A3))-MIN(28800,A2))` | seconds to the next one, up to 8 hours |
| F2 | `=D2*E2+IF(ROW()=1001,0,F3)` | the area under the curve from here to 8 hours |

### The mean, up to 8 hours

| cell | formula | what it is |
| --- | --- | --- |
| Z1 | `=MIN(28800,A2)+F2` | **the mean** |
| G2 | `=IF(B2=0,IF(A2<28800,1,0),0)` | completed below 8 hours |
| H2 | `=IF(G2=1,IF(C2>1,F2/(C2-1),0),0)` | what this end takes away from the others |
| I2 | `=IF(ROW()=2,0,I1)+H2/C2` | what had been taken until here |
| J2 | `=COUNT(A$2:A$1001)*(I2-H2)` | how far this case moves the mean, times n |
| Z2 | `=SUM(G2:G1001)` | m, the completed ones below 8 hours |
| Z3 | `=SQRT(SUMSQ(J2:J1001)/COUNT(J2:J1001)^2*Z2/(Z2-1))` | s, the error |
| Z4 | `=IF(Z3<0.000000001,0,SKEW.P(J2:J1001)/SQRT(COUNT(J2:J1001)))` | b, the skewness |
| Z5 | `=T.INV.2T(0.05,MAX(1,INT(Z2/3)))` | t, with a third of m as degrees of freedom |
| Z6 | `=1+Z4*(Z5-Z4/6)` | |
| Z7 | `=1+Z4*(-Z5-Z4/6)` | |
| Z8 | `=IF(ABS(Z4)<0.000000001,Z5,3/Z4*(SIGN(Z6)*ABS(Z6)^(1/3)-1))` | h(t), in errors below the mean |
| Z9 | `=IF(ABS(Z4)<0.000000001,-Z5,3/Z4*(SIGN(Z7)*ABS(Z7)^(1/3)-1))` | h(−t) |
| Z16 | `=IF(Z2<2,MIN(0,A2),MAX(Z1-Z3*Z8,MIN(0,A2)))` | **low end** |
| Z17 | `=IF(Z2<2,28800,MIN(Z1-Z3*Z9,28800))` | **high end**; with less than two below 8 hours nothing bounds it |

The mean is *not reached*, and no number is shown, while the last row is a cut one below 28,800 seconds.

### Median, 90th and 95th percentile

Write 0.5 into Z10 for the median, 0.1 for the 90th and 0.05 for the 95th percentile: the share that lasts longer.

| cell | formula | what it is |
| --- | --- | --- |
| K2 | `=IF(ROW()=2,1,K1)*IF(B2=0,C2/(C2+1),1)` | first moment of the upper bound |
| L2 | `=IF(ROW()=2,1,L1)*IF(B2=0,C2/(C2+2),1)` | its second moment |
| M2 | `=K2*(C2-1)/C2` | first moment of the lower bound |
| N2 | `=L2*(C2-1)/(C2+1)` | its second moment |
| O2 | `=IF(M2=0,0,(M2-N2)/(N2-M2^2))` | size of the lower bound's beta distribution |
| P2 | `=IF(M2=0,1,BETA.DIST(Z$10,M2*O2,(1-M2)*O2,1))` | the probability that the share is already so low |
| Q2 | `=IF(K2=1,0,(K2-L2)/(L2-K2^2))` | size of the upper bound's |
| R2 | `=IF(K2=1,0,BETA.DIST(Z$10,K2*Q2,(1-K2)*Q2,1))` | the same by the upper bound |
| Z11 | `=SUMPRODUCT(1*(D2:D1001>Z10+0.000000001))+1` | the place where the curve comes down so far |
| Z12 | `=INDEX(A2:A1001,Z11)` | **the percentile** |
| Z13 | `=MIN(Z12,INDEX(A2:A1001,SUMPRODUCT(1*(P2:P1001<0.025))+1))` | **low end** |
| Z14 | `=SUMPRODUCT(1*(R2:R1001<0.975))+1` | the place of the high end |
| Z15 | `=INDEX(A2:A1001,Z14)` | **high end** |

Where Z11 lies behind the last case, the percentile is *not reached*. Where Z14 does, there is no high end.

The curve's own interval at a time, as it is drawn and as `curves.csv` has it (of equal times the last row says it):

| cell | formula | what it is |
| --- | --- | --- |
| S2 | `=IF(M2=0,0,MIN(D2,BETA.INV(0.025,M2*O2,(1-M2)*O2)))` | low end of the share |
| T2 | `=IF(K2=1,1,MAX(D2,BETA.INV(0.975,K2*Q2,(1-K2)*Q2)))` | high end |

"""

SECONDS_RECIPE = """\
## Seconds from stamps

`escalations.csv` has the seconds of every figure already. To check them, put two stamps as texts into A2 and B2 of an
empty sheet, for `waiting` those of `escalated_at` and `claimed_at`. What has no end takes `ended_at`, or where that is
empty `as_of` of `counts.csv`, and is cut. For `escalation_cost` add `writing_seconds`.

| cell | formula | what it is |
| --- | --- | --- |
| C2 | `=(DATEVALUE(LEFT(B2,10))-DATEVALUE(LEFT(A2,10)))*86400` | days between, in seconds |
| D2 | `=(TIMEVALUE(MID(B2,12,8))-TIMEVALUE(MID(A2,12,8)))*86400` | time of day between |
| E2 | `=VALUE(MID(B2,20,7))-VALUE(MID(A2,20,7))` | parts of a second |
| F2 | `=ROUND(C2+D2+E2,6)` | **seconds** |

On the duty clock: put `as_of` into A and each `from`, then each `to` of `duty.csv` into B, and F says how far these lie
from `as_of`. Put those numbers into A and B of another sheet, and the same of an escalation's two stamps into Z1, Z2:

"""

DUTY_RECIPE = """\
| cell | formula | what it is |
| --- | --- | --- |
| C2 | `=MAX(0,MIN(B2,Z$2)-MAX(A2,Z$1))` | seconds of this time on duty that lie between the stamps |
| Z3 | `=SUM(C2:C1001)` | **seconds on duty** |

"""

CALLS_RECIPE = """\
## The manual baseline

Copy `person_seconds` of the rows of `baseline_calls.csv` whose `counts` is 1 into column A of a new sheet, from row 2
on: of all of them, or of those of one category. A call is its length × people.

| cell | formula | what it is |
| --- | --- | --- |
| B2 | `=LN(A2)` | |
| Z1 | `=COUNT(A2:A1001)` | how many calls |
| Z2 | `=AVERAGE(A2:A1001)` | **the mean**, in person-seconds |
| Z3 | `=VAR.S(B2:B1001)` | what the logarithms spread |
| Z4 | `=SQRT(Z3/Z1+Z3^2/(2*(Z1-1)))` | the error of the mean's logarithm (Cox) |
| Z5 | `=EXP(T.INV.2T(0.05,Z1-1)*Z4)` | the same as a factor |
| Z6 | `=Z2/Z5` | **low end** |
| Z7 | `=Z2*Z5` | **high end** |

By 60 these are the person-minutes of `figures.csv`. Median and percentiles come from the sheet of a figure of times,
with no time cut.

"""

SAVING_RECIPE = """\
## Hours saved a week

Take the escalations that have an `escalation_cost_seconds`, and sort them by `compared_with`. On a new sheet each name
that stands there gets a row from row 2 on, “all calls” too: A how many escalations, B how many calls (of that category;
of all, for “all calls”), C, D and E the mean, low and high end of those calls from the sheet above, F 1 for a category
and 0 for “all calls”. Besides: Z1, Z2 and Z3 the mean, low and high end of `escalation_cost_seconds` from the sheet of
a figure of times; Z4 how many calls there are in all; Z5 `seconds_written_for_not_claimed` and Z6 `weeks` from
`counts.csv`; Z7 how many escalations are compared with all calls.

| cell | formula | what it is |
| --- | --- | --- |
| G2 | `=IF(F2=1,1+2*Z$7*B2/(A2*Z$4),1)` | its calls are among all calls too, which moves both together |
| H2 | `=A2*C2` | what they would have cost in calls |
| I2 | `=G2*(A2*(C2-D2))^2` | how far below, squared |
| J2 | `=G2*(A2*(E2-C2))^2` | how far above, squared |
| Z8 | `=SUM(A2:A1001)` | how many escalations |
| Z9 | `=SUM(H2:H1001)-Z8*Z1-Z5` | what was saved in all, in person-seconds |
| Z10 | `=SQRT(SUM(I2:I1001)+(Z8*(Z3-Z1))^2)` | how far below that the interval reaches |
| Z11 | `=SQRT(SUM(J2:J1001)+(Z8*(Z1-Z2))^2)` | how far above |
| Z12 | `=Z9/3600/Z6` | **hours saved a week** |
| Z13 | `=(Z9-Z10)/3600/Z6` | **low end** |
| Z14 | `=(Z9+Z11)/3600/Z6` | **high end** |

The escalation rate is 100 × the sum of `escalations` by the sum of `sessions` in `sessions.csv`, over the rows whose
`part` is `within`; the rate before, over those whose part is `before`.

"""

HEAD = """\
# How to compute every figure again

A spreadsheet is enough: Excel from 2013, LibreOffice Calc, or any other that knows these functions. Nothing here is
random, so the results are those of `figures.csv` to the last digit shown there (three places). First see that the files
are as they were sealed: `sha256sum -c SHA256SUMS`, or with Windows `certutil -hashfile escalations.csv SHA256`. Open
the CSV files as UTF-8, with a full stop as the decimal sign.

"""

EXAMPLE = """\
### An example

Twelve times; the one of 240 seconds still runs. Your sheet shows:

| row | A | B | D | F | H | J | P | R |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 2 | 95 | 0 | 0.917 | 125.417 | 11.402 | -125.417 | 0.003 | 0.000 |
| 3 | 110 | 0 | 0.833 | 111.667 | 11.167 | -110.417 | 0.019 | 0.003 |
| 4 | 130 | 0 | 0.750 | 95.000 | 10.556 | -90.417 | 0.073 | 0.019 |
| 5 | 130 | 0 | 0.667 | 95.000 | 11.875 | -90.417 | 0.194 | 0.073 |
| 6 | 150 | 0 | 0.583 | 81.667 | 11.667 | -70.417 | 0.387 | 0.194 |
| 7 | 170 | 0 | 0.500 | 70.000 | 11.667 | -50.417 | 0.613 | 0.387 |
| 8 | 210 | 0 | 0.417 | 50.000 | 10.000 | -10.417 | 0.806 | 0.613 |
| 9 | 240 | 1 | 0.417 | 37.500 | 0.000 | 109.583 | 0.830 | 0.613 |
| 10 | 260 | 0 | 0.312 | 29.167 | 9.722 | 22.083 | 0.948 | 0.830 |
| 11 | 300 | 0 | 0.208 | 16.667 | 8.333 | 72.083 | 0.990 | 0.948 |
| 12 | 340 | 0 | 0.104 | 8.333 | 8.333 | 122.083 | 0.999 | 0.990 |
| 13 | 420 | 0 | 0.000 | 0.000 | 0.000 | 222.083 | 1.000 | 0.999 |

m is 11, s 31.970, b 0.188 and t 3.182: the mean is 220.417 seconds, from 134.832 to 355.989. The curve comes down to
one half at row 7: the median is 170 seconds. P reaches 0.025 at row 4 and R reaches 0.975 at row 12: it lies between
130 and 340 seconds.

"""


def recipe() -> str:
    """All of it, in Markdown."""
    parts = f"{HEAD}{CURVE_RECIPE}{EXAMPLE}{SECONDS_RECIPE}{DUTY_RECIPE}{CALLS_RECIPE}{SAVING_RECIPE}"
    return parts.rstrip() + "\n"
