using System.Text.Json;
using NodaTime;

namespace RightsRequests.Letters;

/// <summary>Everything a letter's template may say. Plain data: it reaches the template as JSON, never as markup.</summary>
public sealed record LetterData
{
    /// <summary>Kind of the contract: acknowledgement, identity-request, clarification-request, extension, refusal, response, restriction-lifting, recipient-notice, receipt, closing-unidentified.</summary>
    public required string Kind { get; init; }

    /// <summary>The right's word, for example <c>erasure</c>; the response differs by it.</summary>
    public required string Right { get; init; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    public required string Reference { get; init; }
    public required LocalDate LetterDate { get; init; }
    public required LocalDate ReceivedOn { get; init; }

    /// <summary>Last day to answer (inclusive), as it stands.</summary>
    public required LocalDate Due { get; init; }

    /// <summary>Acknowledgement and receipt: the provision that sets <see cref="Due"/>, for example <c>12(3)</c>.</summary>
    public string DueGround { get; init; } = "12(3)";

    public required ControllerBlock Controller { get; init; }
    public required ContactBlock Dpo { get; init; }
    public required ContactBlock Authority { get; init; }
    public required SignatoryBlock Signatory { get; init; }

    /// <summary>Where the letter goes: name, then the lines of the address window (empty when sent by e-mail only).</summary>
    public required AddresseeBlock Addressee { get; init; }

    /// <summary>Full name of the data subject; null in a letter that must not say it.</summary>
    public string? SubjectName { get; init; }

    /// <summary>Full name of the representative, where there is one.</summary>
    public string? RepresentativeName { get; init; }

    /// <summary>True with a development certificate: SPÉCIMEN stands across every page.</summary>
    public bool Specimen { get; init; }

    /// <summary>Only in the acknowledgement of a request without e-mail, and in receipts.</summary>
    public string? TrackingCode { get; init; }

    /// <summary>Address at which anyone can verify this letter, with its reference and its code; null where there is none.</summary>
    public string? VerificationUrl { get; init; }

    /// <summary>SHA-256 of all that the letter says and embeds, its verification address left out; the same data give the same.</summary>
    public byte[] Digest() => System.Security.Cryptography.SHA256.HashData(LetterJson.Bytes(this));

    /// <summary>Address of the status page.</summary>
    public string? PortalUrl { get; init; }

    /// <summary>Outcome per processing activity; empty before the assessment.</summary>
    public IReadOnlyList<OutcomeLine> Outcomes { get; init; } = [];

    /// <summary>Processing activities with what Art. 15(1) asks for; access only.</summary>
    public IReadOnlyList<ActivityNotice> Activities { get; init; } = [];

    /// <summary>The data themselves: access and portability; the first of them where there are more than a letter should print.</summary>
    public IReadOnlyList<DataLine> Data { get; init; } = [];

    /// <summary>How many data are handed over in all, printed or not.</summary>
    public int DataCount { get; init; }

    /// <summary>In how many archives they are offered for download.</summary>
    public int Volumes { get; init; } = 1;

    /// <summary>True when data about third parties were blacked out (Art. 15(4)).</summary>
    public bool ThirdPartiesRedacted { get; init; }

    /// <summary>What each data holder did: changed, erased, kept, stopped, restricted.</summary>
    public IReadOnlyList<HolderLine> Holders { get; init; } = [];

    /// <summary>Recipients told or to be told (Art. 19).</summary>
    public IReadOnlyList<RecipientLine> Recipients { get; init; } = [];

    /// <summary>Corrections asked and made (rectification).</summary>
    public IReadOnlyList<CorrectionLine> Corrections { get; init; } = [];

    /// <summary>Receipt: the rights asked for and the last day to answer each; empty: <see cref="Right"/> alone.</summary>
    public IReadOnlyList<AskedRight> Asked { get; init; } = [];

    /// <summary>Free text a person wrote for this letter: reasons of doubt, of an extension, of a refusal; what is asked for. Null where none.</summary>
    public string? Reasons { get; init; }

    /// <summary>Identity request: exactly what is needed, each in words; empty for the usual proof.</summary>
    public IReadOnlyList<string> EvidenceAsked { get; init; } = [];

    /// <summary>Recipient notice: what lets the recipient recognise the person, in words, such as « numéro d’adhérent 123 ».</summary>
    public IReadOnlyList<string> SubjectIdentifiers { get; init; } = [];

    /// <summary>Extension: the new date (inclusive). Identity request: until when the procedure waits.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Fee asked under Art. 12(5), in euros; null where none.</summary>
    public decimal? Fee { get; init; }

    /// <summary>Provision of a refusal of the whole request: <c>12(5)</c> or <c>11(2)</c>; null else.</summary>
    public string? RefusalGround { get; init; }

    /// <summary>Automated decision: who reviewed (quality, not name).</summary>
    public string? Reviewer { get; init; }

    /// <summary>Automated decision: what came of the review, <c>decision-changed</c> or <c>decision-confirmed</c>; null where no review took place.</summary>
    public string? ReviewResult { get; init; }

    /// <summary>Restriction: the case of Art. 18(1), for example <c>18(1)(a)</c>; <c>18(1)</c> where none was stated, null where it differs from one activity to the next.</summary>
    public string? RestrictionCase { get; init; }

    /// <summary>Recipient notice: true when a restriction is lifted, false when it begins (Art. 19).</summary>
    public bool RestrictionLifted { get; init; }

    /// <summary>Recipient notice: true where we are only the processor and pass the request on to the controller (Art. 28(3)(e)).</summary>
    public bool Forwarded { get; init; }

    /// <summary>Day from which a stop or restriction holds.</summary>
    public LocalDate? EffectiveOn { get; init; }

    /// <summary>Portability: last day the download works (inclusive).</summary>
    public LocalDate? DownloadUntil { get; init; }

    /// <summary>True for heirs or a person named in directives for after death (loi 78-17 Art. 85).</summary>
    public bool AfterDeath { get; init; }

    /// <summary>After death: true for the person named in directives, false for heirs.</summary>
    public bool NamedInDirectives { get; init; }

    /// <summary>Directives for after death that the person recorded with this request; null: none.</summary>
    public DirectivesBlock? Directives { get; init; }

    /// <summary>False where the quality of who acts was not checked, since a stop at once needs no proof (Art. 7(3), 21(3)).</summary>
    public bool QualityProved { get; init; } = true;

    /// <summary>True where the answer leaves after the time limit; the letter says so and apologises.</summary>
    public bool Late { get; init; }

    /// <summary>True where data under CMF L561-45 may exist for any member: the letter names the way through the CNIL in general words, whatever is held.</summary>
    public bool IndirectAccessThroughAuthority { get; init; }

    /// <summary>Machine-readable data to embed as an associated file (access, portability); null where none.</summary>
    public JsonElement? Embedded { get; init; }
}

/// <summary>The controller that answers.</summary>
public sealed record ControllerBlock(string Id, string Name, string Siren, string LegalForm, IReadOnlyList<string> AddressLines);

/// <summary>Somebody to write to.</summary>
public sealed record ContactBlock(string Name, IReadOnlyList<string> AddressLines, string? Email, string? Url);

/// <summary>Directives for after death (loi 78-17 Art. 85).</summary>
/// <param name="Wish"><c>destroy</c> or <c>hand-over</c>.</param>
/// <param name="ThirdParty">Full name of the person named, or null.</param>
public sealed record DirectivesBlock(string Wish, string? ThirdParty);

/// <summary>A right that was asked for.</summary>
/// <param name="Right">Word of the contract.</param>
/// <param name="Due">Last day to answer, inclusive.</param>
public sealed record AskedRight(string Right, LocalDate Due);

/// <summary>Who signs.</summary>
public sealed record SignatoryBlock(string Name, string Quality, string Place);

/// <summary>The address window.</summary>
public sealed record AddresseeBlock(string Name, IReadOnlyList<string> AddressLines);

/// <summary>One processing activity and what it got. Texts are in the letter's language.</summary>
public sealed record OutcomeLine(string Activity, string Purpose, string Basis, bool Marketing, string Outcome, string? Ground, string Reason, LocalDate? KeptUntil);

/// <summary>What Art. 15(1) and (2) ask of one activity. Texts are in the letter's language.</summary>
public sealed record ActivityNotice(
    string Activity,
    string Purpose,
    string Basis,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Recipients,
    string Retention,
    string Source,
    string? Transfers,
    string? AutomatedDecision,
    bool DataHeld);

/// <summary>One datum as a holder gave it.</summary>
public sealed record DataLine(string Activity, string Category, string Label, string Value, string Source, LocalDate? CollectedOn, bool Redacted)
{
    /// <summary>How many characters of the value are not printed because it is too long for a page; set when the letter is typeset.</summary>
    public int NotPrinted { get; internal init; }
}

/// <summary>What one holder did.</summary>
public sealed record HolderLine(string Name, string Action, int Changed, int Erased, int Kept, string? KeptGround, LocalDate? KeptUntil, bool Complete)
{
    /// <summary>True for an erasure that was done and whose data nobody counted: on paper, or by a processor.</summary>
    public bool Uncounted { get; init; }

    /// <summary>True where the holder answered that it holds nothing about the person.</summary>
    public bool NoData { get; init; }

    /// <summary>True where a part of what was asked for was left out for good, and nothing more will come.</summary>
    public bool InPart { get; init; }

    /// <summary>Why a part was left out; null where no reason is to be quoted.</summary>
    public string? Why { get; init; }
}

/// <summary>One recipient of Art. 19.</summary>
public sealed record RecipientLine(string Name, LocalDate? NotifiedOn);

/// <summary>One correction.</summary>
/// <param name="Category">Of the data, by its name.</param>
/// <param name="Field">What is corrected, by its name.</param>
/// <param name="Value">What is to stand there.</param>
/// <param name="Made">True where everybody who has the data corrected them.</param>
/// <param name="WhyNot">Why not, or not everywhere; null where there is no reason to quote.</param>
public sealed record CorrectionLine(string Category, string Field, string Value, bool Made, string? WhyNot)
{
    /// <summary>True where some corrected the data and others did not: never where <see cref="Made"/>.</summary>
    public bool InPart { get; init; }
}
