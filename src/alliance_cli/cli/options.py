"""The arguments and options that several commands share, as annotated names."""

from datetime import date
from fractions import Fraction
from typing import Annotated, TypeAlias

import typer

from alliance_cli.cli.arguments import day_for, part_for
from alliance_cli.cli.completion import company_names, source_names
from alliance_cli.exchange.recognition import ShareUnit
from alliance_cli.formats.formats import Format
from alliance_cli.model.assumption import CLOSE, FORMS

CompanyArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="COMPANY",
        help="Its id, name, alias or identifier, whatever the case and accents.",
        autocompletion=company_names,
    ),
]
OwnerArgument: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="OWNER",
        help="The company or holder at the top, named likewise.",
        autocompletion=company_names,
    ),
]
AnyCompanyArgument: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="[COMPANY]",
        help="Its id, name, alias or identifier; left out: all.",
        autocompletion=company_names,
    ),
]
SourceArgument: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="[SOURCE]", help="The id of a source; left out: all.", autocompletion=source_names
    ),
]
DataOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--data",
        "-d",
        metavar="PATH",
        envvar="ALLIANCE_DATA",
        help="The dataset to ask; - is standard input.  [default: the packaged one]",
    ),
]
ShareUnitOption: TypeAlias = Annotated[
    ShareUnit | None,
    typer.Option("--share-unit", help="The unit of bare numbers in a CSV file."),
]
AsOfOption: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day_for("--as-of"),
        metavar="DATE",
        help="The day to look at: 2023-12-06, 2023-12, 2023 or today.  [default: the file's]",
    ),
]
AssumeOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        metavar="TEXT",
        help="Answer as if this were so; may be repeated. "
        + "; ".join(f"'{form}'" for form in (*FORMS.values(), CLOSE))
        + ".",
    ),
]
FormatOption: TypeAlias = Annotated[
    Format, typer.Option("--format", "-f", help="What to print.", show_default=True)
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="The same as -f json.")]
SafeCsvOption: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--safe-csv",
        help="CSV for a spreadsheet: a ' stands before what it would take for a formula.",
    ),
]
ExplainOption: TypeAlias = Annotated[
    bool,
    typer.Option("--explain", help="Show the plain series and the return share where they differ."),
]
ThresholdOption: TypeAlias = Annotated[
    Fraction | None,
    typer.Option(
        "--threshold",
        parser=part_for("--threshold"),
        metavar="SHARE",
        help="The part that means control: 50%, 1/3.  [default: 50%]",
    ),
]
AtLeastOption: TypeAlias = Annotated[
    bool, typer.Option("--at-least", help="Exactly the threshold is enough.")
]
SingleLinkOption: TypeAlias = Annotated[
    bool, typer.Option("--single-link", help="One holder alone must have it, at every level.")
]
TogetherOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--together", metavar="A,B", help="Those who act in concert, by comma."),
]
SourcesOption: TypeAlias = Annotated[
    bool, typer.Option("--sources", help="List the sources used below the answer.")
]
NotesOption: TypeAlias = Annotated[
    bool, typer.Option("--notes", help="Print the notes on the lines shown.")
]
