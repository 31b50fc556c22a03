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
| Z4 | `=SKEW.P(J2:J1001)/SQRT(COUNT(J2:J1001))` | b, the skewness |
| Z5 | `=T.INV.2T(0.05,Z2-1)` | t |
| Z6 | `=1+Z4*(Z5-Z4/6)` | |
| Z7 | `=1+Z4*(-Z5-Z4/6)` | |
| Z8 | `=MAX(Z1-Z3*3/Z4*(SIGN(Z6)*ABS(Z6)^(1/3)-1),MIN(0,A2))` | **low end** |
| Z9 | `=MIN(Z1-Z3*3/Z4*(SIGN(Z7)*ABS(Z7)^(1/3)-1),28800)` | **high end** |

The mean is *not reached*, and no number is shown, while the last row is a cut one below 28,800 seconds. Where all times
are equal there is nothing to bend: low and high end are the mean. Where Z4 is 0, the ends are `Z1-Z3*Z5` and
`Z1+Z3*Z5`.

### Median, 90th and 95th percentile

Write 0.5 into Z10 for the median, 0.1 for the 90th and 0.05 for the 95th percentile: the share that lasts longer.

| cell | formula | what it is |
| --- | --- | --- |
| K2 | `=IF(ROW()=2,1,K1)*IF(B2=0,C2/(C2+1),1)` | first moment of the upper bound |
| L2 | `=IF(ROW()=2,1,L1)*IF(B2=0,C2/(C2+2),1)` | its second moment |
| M2 | `=K2*(C2-1)/C2` | first moment of the lower bound |
| N2 | `=L2*(C2-1)/(C2+1)` | its second moment |
| O2 | `=IF(M2=0,0,(M2-N2)/(N2-M2^2))` | size of the lower bound's beta distribution |
| P2 | `=IF(M2=0,1,BETA.DIST(Z$10,M2*O2,(1-M2)*O2,TRUE))` | the probability that the share is already so low |
| Q2 | `=IF(K2=1,0,(K2-L2)/(L2-K2^2))` | size of the upper bound's |
| R2 | `=IF(K2=1,0,BETA.DIST(Z$10,K2*Q2,(1-K2)*Q2,TRUE))` | the same by the upper bound |
| Z11 | `=SUMPRODUCT(1*(D2:D1001>Z10+0.000000001))+1` | the place where the curve comes down so far |
| Z12 | `=INDEX(A2:A1001,Z11)` | **the percentile** |
| Z13 | `=MIN(Z12,INDEX(A2:A1001,SUMPRODUCT(1*(P2:P1001<0.025))+1))` | **low end** |
| Z14 | `=SUMPRODUCT(1*(R2:R1001<0.975))+1` | the place of the high end |
| Z15 | `=INDEX(A2:A1001,Z14)` | **high end** |

Where Z11 lies behind the last case, the percentile is *not reached*. Where Z14 does, there is no high end.
"""


def recipe() -> str:
    """All of it."""
    return CURVE_RECIPE
