using System.Globalization;

namespace RightsRequests.Workflow;

internal sealed partial class Turn
{
    /// <summary>Files held for one check.</summary>
    public const int MostEvidence = 3;

    private string WhyCheckEnded => State switch
    {
        { Status: CaseStatus.Withdrawn } => "withdrawn",
        { Identity: IdentityStatus.Settled } => "identity-settled",
        { Identity: IdentityStatus.NotEstablished } => "not-established",
        _ => "check-ended",
    };

    /// <summary>Evidence came in: what was asked for is here, so the time limit runs again from today.</summary>
    public Decision Receive(EvidenceReceived received)
    {
        if (!CaseMachine.AwaitsEvidence(Procedure, State))
        {
            return new NotAllowedNow("aucun justificatif d’identité n’est demandé / no evidence of identity is asked for");
        }

        if (State.Evidence.Count(one => one.DestroyedAt is null) >= MostEvidence)
        {
            return new NotAllowedNow(string.Create(CultureInfo.InvariantCulture, $"au plus {MostEvidence} fichiers / at most {MostEvidence} files"));
        }

        State = State with { Evidence = [.. State.Evidence, new(received.Evidence, received.ContentType, received.Size, received.Sha256, Now)] };
        Note("evidence-received", string.Create(CultureInfo.InvariantCulture, $"{received.Evidence:N} {received.ContentType} {received.Size} {received.Sha256}"));
        if (State.Suspended?.Why == "identity")
        {
            Resume();
        }

        Cause(new TellStaff($"tell/evidence/{received.Evidence:N}", "evidence"));
        return Done();
    }

    /// <summary>Somebody looked: it is written down.</summary>
    public Decision Opened(EvidenceOpened opened)
    {
        if (!State.Evidence.Any(one => one.Id == opened.Evidence && one.DestroyedAt is null))
        {
            return new NotAllowedNow("le justificatif n’est plus gardé / the evidence is not held any more");
        }

        Note("evidence-opened", $"{opened.Evidence:N}");
        return Done();
    }

    /// <summary>Ends the keeping of what is still held. The office destroys content and key in the same transaction; the entry is the proof.</summary>
    public void DestroyEvidence(string why)
    {
        foreach (var held in State.Evidence.Where(one => one.DestroyedAt is null).ToList())
        {
            State = State with { Evidence = [.. State.Evidence.Select(one => one == held ? held with { DestroyedAt = Now, DestroyedBy = Actor, Why = why } : one)] };
            Note("evidence-destroyed", string.Create(CultureInfo.InvariantCulture, $"{held.Id:N} {held.ContentType} {held.Size} {held.Sha256} {why}"));
        }
    }

    /// <summary>Who asks has shown that they read the address on file; staff see it when they settle the identity.</summary>
    public Decision ConfirmAddress()
    {
        if (State.AddressConfirmedAt is not null)
        {
            return new Ignored("the address was confirmed before");
        }

        State = State with { AddressConfirmedAt = Now };
        Note("address-confirmed");
        return Done();
    }
}
