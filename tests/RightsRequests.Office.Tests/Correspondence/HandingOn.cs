using RightsRequests.Correspondence;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>The letter that hands a request on to the controller for whom we only process, and what the person is told of it.</summary>
public sealed class HandingOn
{
    private static readonly Recipient Controller = new("school-board", new("Académie des Mirabelles", "Mirabelles school board"), "droits@mirabelles.example.org", ["1 place de l’École", "54000 Nancy"]);

    [Theory]
    [InlineData("fr", "Académie des Mirabelles", "C’est à vous, responsable de traitement, d’y répondre", "Les données que nous traitons pour vous", "La correction demandée", "Nous vous avons transmis")]
    [InlineData("en", "Mirabelles school board", "It is for you, the controller, to answer it", "The data that we process for you", "The correction asked for", "We have passed personal data to you")]
    public async Task The_letter_to_the_controller_says_that_it_is_for_it_to_answer(string language, string name, string whose, string processed, string correction, string notice)
    {
        var material = Material(LetterKind.RecipientNotice, Right.Rectification);
        var data = LetterComposer.Compose(material with { Letter = material.Letter with { Language = language } });

        Assert.True(data.Forwarded);
        Assert.Equal(name, data.Addressee.Name);
        Assert.Equal(Materials.Pack.Activity("newsletter")!.Purpose.In(language), Assert.Single(data.Outcomes).Purpose);
        var text = await TextAsync(data);
        Assert.Contains(whose, text, StringComparison.Ordinal);
        Assert.Contains(processed, text, StringComparison.Ordinal);
        Assert.Contains(correction, text, StringComparison.Ordinal);
        Assert.DoesNotContain(notice, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_is_told_to_whom_the_request_was_handed_on()
    {
        var data = LetterComposer.Compose(Material(LetterKind.Response, Right.Access));

        Assert.Empty(data.Recipients);
        Assert.Contains(
            "ce n’est pas à nous de répondre à votre demande. Nous traitons ces données pour le compte d’Académie des Mirabelles, à qui nous avons transmis votre demande (article 28",
            await TextAsync(data with { Specimen = false }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_of_a_request_that_was_not_handed_on()
    {
        var material = Material(LetterKind.Refusal, Right.Access);

        Assert.Equal(2, LetterComposer.Compose(material).Outcomes.Count);
        Assert.Single(LetterComposer.Compose(material with { State = material.State with { Letters = [] } }).Outcomes);
    }

    private static async Task<string> TextAsync(LetterData data)
    {
        await using var press = new LetterPress(LetterPressOptions.Find());
        var pdf = await press.TypesetAsync(data, default);
        if (Environment.GetEnvironmentVariable("LETTERS_DIRECTORY") is { } directory)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(directory).FullName, $"handing-on-{data.Kind}-{data.Language}.pdf"), pdf);
        }

        return await PdfPages.ReadAsync(pdf);
    }

    private static LetterMaterial Material(LetterKind kind, Right right)
    {
        var material = Materials.Of(right, kind, activities: ["anti-money-laundering"]);
        var pack = Materials.Pack with
        {
            Register = [.. Materials.Pack.Register.Select(entry => entry.Id == "newsletter" ? entry with { ProcessorFor = Controller } : entry)],
        };
        var assessed = Assessing.Assess(pack, material.State with { Scope = ["newsletter"] }, material.Today);
        var forwarded = material.Letter with { Id = Guid.CreateVersion7(), Kind = LetterKind.RecipientNotice, Recipient = Controller.Id, Forwarded = true };
        return material with
        {
            Policy = pack,
            Letter = kind == LetterKind.RecipientNotice ? forwarded : material.Letter,
            State = material.State with { Assessment = [Materials.Granted("contract-management"), .. assessed], Letters = [forwarded] },
        };
    }
}
