using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;
using RightsRequests.Holders.Checks;

namespace RightsRequests.Bus.Tests.Checks;

/// <summary>What may be wrong with a holder.</summary>
public enum Flaw
{
    None,
    DisclosesAtAName,
    ActsOnAnybody,
    MixesNamesakes,
    TrustsANumber,
    ForgetsCorrections,
    NeverErases,
    CannotRestrict,
    LocatesWithValues,
    NeverUploads,
    KeepsOnNoArticle,
    StopsInPart,
    CountsWhatItHasNot,
    ErasesWhenAskedToStop,
}

/// <summary>A whole holder of four made-up people, two of one name, one with much; good, or with one flaw.</summary>
internal sealed class SmallHolder(Flaw flaw = Flaw.None) : IDataHolder
{
    public static readonly CheckPeople People = CheckPeople.Read("""
        [{"fullName":"Zéphyrine Quillfeather","birthDate":"1980-05-17","identifiers":[{"type":"email","value":"z@example.org"}],"activities":["newsletter"],
          "corrections":[{"category":"identification","field":"postal-address","value":"2 rue Neuve"}]},
         {"fullName":"Anselme Doublet","birthDate":"1971-01-02","identifiers":[{"type":"email","value":"un@example.org"}],"activities":["newsletter"]},
         {"fullName":"Anselme Doublet","birthDate":"1982-03-04","identifiers":[{"type":"email","value":"deux@example.org"}],"activities":["newsletter"]},
         {"fullName":"Odile Beaucoup","birthDate":"1960-01-01","identifiers":[{"type":"email","value":"o@example.org"}],"activities":["newsletter"],"large":true}]
        """u8);

    private static readonly CheckPerson[] Known = [People.Person!, People.Namesakes!.Value.One, People.Namesakes.Value.Other, People.Large!];

    private readonly ConcurrentDictionary<string, JsonElement> corrected = new();
    private readonly ConcurrentDictionary<string, bool> erased = new();

    public static Uri Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
    }

    public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) => Task.FromResult(Answer(query));

    private HolderReply Answer(RightsQuery query)
    {
        if (flaw == Flaw.ActsOnAnybody && query.Action == HolderAction.Erase)
        {
            return Counted(1);
        }

        if (Find(query.Subject) is not { } person || erased.ContainsKey(Id(person)) || !query.Activities.Contains("newsletter"))
        {
            return HolderReply.NoData() with { Actions = flaw == Flaw.CountsWhatItHasNot ? new() { Kept = 1 } : null };
        }

        return query.Action switch
        {
            HolderAction.Export when flaw == Flaw.NeverUploads && person.Large => HolderReply.Done() with { Content = new($"/api/v1/holders/crm/queries/{query.QueryId}/content", new string('0', 64), 1) },
            HolderAction.Export => HolderReply.Done() with { Records = Records(person) },
            HolderAction.Locate => HolderReply.Done() with { Records = [.. Records(person).Take(9).Select(record => flaw == Flaw.LocatesWithValues ? record : record with { Value = null })] },
            HolderAction.Rectify => Rectify(person, query),
            HolderAction.Erase when flaw == Flaw.KeepsOnNoArticle => HolderReply.Done() with { Actions = new() { Kept = 2, KeptGround = "parce que" } },
            HolderAction.StopProcessing when flaw == Flaw.ErasesWhenAskedToStop => Counted(1),
            HolderAction.StopProcessing when flaw == Flaw.StopsInPart => HolderReply.Partial("en partie"),
            HolderAction.Erase => Counted(Records(person).Count, flaw == Flaw.NeverErases || erased.TryAdd(Id(person), true)),
            HolderAction.Restrict when flaw == Flaw.CannotRestrict => HolderReply.Failed("arrêt"),
            HolderAction.Notify => HolderReply.Done() with { RecipientsNotified = [new("Routeur", DateOnly.FromDateTime(query.AskedAt.UtcDateTime))] },
            _ => HolderReply.Done() with { Actions = new() { Changed = 1 } },
        };
    }

    private HolderReply Rectify(CheckPerson person, RightsQuery query)
    {
        if (flaw != Flaw.ForgetsCorrections)
        {
            corrected[Id(person)] = query.Parameters!.Corrections[0].Value.Clone();
        }

        return HolderReply.Done() with { Actions = new() { Changed = 1 } };
    }

    private CheckPerson? Find(QuerySubject subject)
    {
        var numbered = Known.Where(person => person.Identifiers.Intersect(subject.Identifiers).Any()).ToList();
        return Array.Find(Known, person => flaw switch
        {
            Flaw.DisclosesAtAName => person.FullName == subject.FullName,
            Flaw.TrustsANumber => numbered.Contains(person),
            _ => person.FullName == subject.FullName && person.BirthDate == subject.BirthDate && (numbered.Count == 0 || numbered.Contains(person)),
        });
    }

    private List<AnswerRecord> Records(CheckPerson person)
    {
        var told = flaw == Flaw.MixesNamesakes ? Known.Where(other => other.FullName == person.FullName) : [person];
        var address = corrected.TryGetValue(Id(person), out var value) ? value : JsonSerializer.SerializeToElement("1 rue Vieille");
        var number = person.Large ? RightsLimits.Records + 1 : 1;
        return
        [
            .. told.Select(one => Record("Adresse électronique", JsonSerializer.SerializeToElement(Id(one)))),
            .. Enumerable.Range(0, number).Select(at => Record($"Adresse postale {at}", address)),
        ];
    }

    private static AnswerRecord Record(string label, JsonElement value) =>
        new() { Activity = "newsletter", Category = "identification", Label = label, Value = value };

    private static HolderReply Counted(int number, bool _ = true) => HolderReply.Done() with { Actions = new() { Erased = number } };

    private static string Id(CheckPerson person) => person.Identifiers[0].Value;
}
