namespace RightsRequests.Letters;

/// <summary>A key in a device that speaks PKCS#11.</summary>
/// <param name="Library">The device's library, for example <c>/usr/lib/softhsm/libsofthsm2.so</c>.</param>
/// <param name="Token">Label of the token.</param>
/// <param name="Pin">Of its user.</param>
/// <param name="Label">Label of the private key; the certificate beside it bears the same.</param>
public sealed record Pkcs11Key(string Library, string Token, string Pin, string Label);
