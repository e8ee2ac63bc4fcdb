using RightsRequests.Intake;

namespace RightsRequests.Office.Tests;

/// <summary>Requests of made-up people.</summary>
internal static class Requests
{
    public static NewRequest Access(string email = "zephyrine.quillfeather@example.org") => new(
        Rights: ["access"],
        Subject: new(
            "Zéphyrine Quillfeather",
            "1980-05-17",
            email,
            "+33 1 99 00 12 34",
            "3 allée des Mirabelles\n54000 Nancy",
            [new("member-number", "QZ99887766")]),
        Relations: ["member"],
        Statement: "Je souhaite une copie : tournesol-violet.",
        Language: "fr",
        Channel: "api");
}
