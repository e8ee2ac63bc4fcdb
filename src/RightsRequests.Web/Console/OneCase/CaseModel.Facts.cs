using RightsRequests.Casework;
using RightsRequests.Identity;
using RightsRequests.Intake;
using RightsRequests.Workflow;
using RightsRequests.Worklist;

namespace RightsRequests.Web.Console;

/// <summary>What is known of the case.</summary>
public sealed partial class CaseModel
{
    private static readonly string[] Answers = ["response", "refusal", "closing-unidentified"];

    private static readonly string[] Withdrawals = ["withdrawn", "withdrawn-by-subject"];

    private static readonly string[] Endings = [.. Withdrawals, "case-closed", "marked-duplicate", "spam-confirmed"];

    /// <summary>What leads the page: the last day to answer while the case is open, then the day on which it was answered or ended.</summary>
    public string Lead
    {
        get
        {
            if (Case.State == "open" && !Lifting && !Reopened)
            {
                return $"{Say("Réponse au plus tard le", "Answer by")} {Day(Case.Due)}";
            }

            if (Answer is { SentAt: { } sent })
            {
                return $"{Say("Répondu le", "Answered on")} {Day(There(sent).Date)}";
            }

            return Case.Timeline.LastOrDefault(one => Endings.Contains(one.What)) is { } end
                ? $"{(Withdrawals.Contains(end.What) ? Say("Retiré le", "Withdrawn on") : Say("Terminé le", "Ended on"))} {Day(There(end.At).Date)}"
                : Say(CaseWords.Of(CaseWords.States, Case.State));
        }
    }

    /// <summary>True where the answer has left, and the case is open to lift the restriction: no time limit runs.</summary>
    public bool Lifting => Case.State == "open" && Background?.Path == Procedure.LiftPath;

    /// <summary>True where the answer has left, and somebody reopened the case: no time limit runs either.</summary>
    public bool Reopened => Case.State == "open" && !Lifting && Answer is not null;

    private LetterView? Answer => Case.Letters.LastOrDefault(one => one.To == "subject" && Answers.Contains(one.Kind) && one.SentAt is not null);

    /// <summary>How the limit stands, as the case's line in the list knows it.</summary>
    public CaseExtra Extra => new("", null, Lifting || Reopened) { Reopened = Reopened, Suspended = Case.Suspended };

    /// <summary>True where neither an e-mail nor a postal address is known to write to, by the rule of the letters: none of a dead person.</summary>
    public bool Unreachable => Case.Subject is { } subject
        && string.IsNullOrWhiteSpace(WhereToWrite.Mail(subject, Case.Representative))
        && WhereToWrite.Lines(subject, Case.Representative).Count == 0;

    /// <summary>What is known of the case, in the order in which it is read.</summary>
    public IEnumerable<(string Name, string Text)> Facts
    {
        get
        {
            yield return (Say("État", "State"), Say(CaseWords.Of(CaseWords.States, Case.State)) + (Case.State == "open" ? $", {Say(CaseWords.Of(CaseWords.Steps, Case.Step))}" : ""));
            yield return (Say("Reçue le", "Received on"), Day(Case.ReceivedOn));
            yield return (Say("Réponse au plus tard le", "Answer by"), Day(Case.Due) + (Case.Extended ? Say(" (prolongé)", " (extended)") : "") + (Case.Suspended ? Say(" (suspendu)", " (suspended)") : ""));
            if (Case.ErasedAt is { } erased)
            {
                yield return (Say("Effacé le", "Erased on"), Moment(erased));
                yield break;
            }

            yield return (Say("Identité", "Identity"), Case is { State: not "open", Identity: "not-settled" } ? Say("N’a pas été vérifiée", "Was not checked") : Say(CaseWords.Of(CaseWords.Identities, Case.Identity)));
            foreach (var line in Compared())
            {
                yield return line;
            }

            yield return (Say("Responsable du traitement", "Controller"), policy.Organisation.Controllers.FirstOrDefault(one => one.Id == Case.Controller)?.Name ?? Case.Controller);
            yield return (Say("Attribué à", "Assigned to"), Case.Assignee ?? Say("Personne", "Nobody"));
            if (Case.LegalHold)
            {
                yield return (Say("Gel des données", "Legal hold"), Say("Oui", "Yes"));
            }

            foreach (var line in Person())
            {
                yield return line;
            }
        }
    }

    // What the identity may be settled by, before anything more is asked of the person.
    private IEnumerable<(string Name, string Text)> Compared()
    {
        if (Case.AddressConfirmedAt is { } confirmed)
        {
            yield return (Say("Adresse électronique", "E-mail address"), Say("confirmée par un code envoyé à cette adresse, le ", "confirmed by a code sent to it, on ") + Moment(confirmed));
        }

        foreach (var holder in Case.Holders.Where(one => one is { Comparison: true, Outcome: not null }).GroupBy(one => one.Holder).Select(same => same.Last()))
        {
            yield return (
                Say("Comparaison avec ", "Compared with ") + HolderName(holder.Holder),
                holder.Matches.Count == 0
                    ? Say("personne n’y est connu sous ce qui a été indiqué", "nobody is known there by what was given")
                    : string.Join(Say(" ; ", "; "), holder.Matches.Select(match => Say(IdentityWords.Of(match, policy)))));
        }
    }

    private IEnumerable<(string Name, string Text)> Person()
    {
        if (Case.Subject is { } subject)
        {
            yield return (Say("Personne concernée", "Data subject"), subject.FullName);
            if (subject.BirthDate is { } born)
            {
                yield return (Say("Née le", "Born on"), Day(born));
            }

            var reach = new[] { subject.Email, subject.Phone, subject.PostalAddress }.Where(one => one is not null);
            yield return (Say("Coordonnées", "How to reach them"), string.Join(", ", reach.Concat(subject.Identifiers.Select(one => $"{Say(IdentifierWords.Of(one.Type, policy))} {one.Value}"))));
        }

        if (Case.Representative is { } acts)
        {
            yield return (Say("Agit pour elle", "Acts for them"), $"{acts.FullName} – {(EntryWords.Capacities.TryGetValue(acts.Capacity, out var quality) ? Say(quality) : acts.Capacity)}");
            yield return (Say("Coordonnées de qui agit", "How to reach who acts"), string.Join(", ", new[] { acts.Email, acts.PostalAddress }.Where(one => one is not null).DefaultIfEmpty(Say("Aucune", "None"))));
        }

        if (Case.ScopeText is { Length: > 0 } scope)
        {
            yield return (Say("Étendue demandée", "Extent asked for"), scope);
        }

        foreach (var correction in Case.Corrections ?? [])
        {
            yield return (Say("À corriger", "To be corrected"), $"{(Portal.PortalWords.Corrections.TryGetValue($"{correction.Category}/{correction.Field}", out var said) ? Say(said) : $"{Say(policy.Category(correction.Category))}, {correction.Field}")}{Say(" : ", ": ")}{correction.Value}");
        }

        foreach (var directive in Case.Directives ?? [])
        {
            yield return (Say("Directives", "Directives"), $"{Moment(directive.RecordedAt)}, {(Portal.PortalWords.Directives.TryGetValue(directive.Wish, out var wish) ? Say(wish) : directive.Wish)}{Trusted(directive)}. {directive.Text}");
        }
    }

    // To whom the data are to be handed over.
    private string Trusted(RecordedDirectives directive) =>
        directive.ThirdParty is { } third ? $"{Say(" : ", ": ")}{string.Join(", ", new[] { third.FullName, third.Email }.Where(one => !string.IsNullOrEmpty(one)))}" : "";
}
