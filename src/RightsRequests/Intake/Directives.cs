namespace RightsRequests.Intake;

/// <summary>Directives for after death, recorded by the living person (loi 78-17 Art. 85). Without any, data are destroyed.</summary>
internal static class Directives
{
    public const string Destroy = "destroy";
    public const string HandOver = "hand-over";

    private const string Field = "details.directives";

    public static void Check(FieldErrors errors, NewDirectives? directives, bool afterDeath)
    {
        if (directives is null)
        {
            return;
        }

        if (afterDeath)
        {
            errors.Add(Field, "des directives se donnent de son vivant ; après le décès, envoyez-nous le document / directives are given while alive; after the death, send us the document");
        }

        errors.Required($"{Field}.wish", directives.Wish, 20);
        errors.Word($"{Field}.wish", directives.Wish, [Destroy, HandOver]);
        errors.Text($"{Field}.text", directives.Text, 4000, lines: true);
        if (directives.ThirdParty is { } named)
        {
            errors.Required($"{Field}.thirdParty.fullName", named.FullName, 200);
            RequestValidation.CheckEmail(errors, $"{Field}.thirdParty.email", named.Email);
        }
        else if (directives.Wish == HandOver)
        {
            errors.Add($"{Field}.thirdParty.fullName", "dites à qui remettre les données / say to whom the data are to be handed over");
        }
    }

    public static DirectivesContent? Read(NewDirectives? directives) => directives is null
        ? null
        : new(
            directives.Wish!,
            directives.ThirdParty is { } named ? new(named.FullName!.Trim(), named.Email) : null,
            string.IsNullOrWhiteSpace(directives.Text) ? null : directives.Text);
}
