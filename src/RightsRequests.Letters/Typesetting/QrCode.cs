using QRCoder;

namespace RightsRequests.Letters;

/// <summary>An address as a square that a telephone reads (ISO/IEC 18004), for the letterhead to place.</summary>
internal static class QrCode
{
    /// <summary>SVG, one unit per module, with the quiet zone of four modules.</summary>
    public static string Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute);
    }
}
