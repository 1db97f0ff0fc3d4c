using System.Drawing;
using System.Drawing.Drawing2D;
using System.Windows.Forms;

namespace AnaplanConnectors.Ssis.Design;

/// <summary>Small pictures of the object picker, drawn here: a kind is seen before its name is read.</summary>
internal static class NodeImages
{
    private const int Edge = 16;

    private static readonly Color Ink = Color.FromArgb(70, 90, 120);

    /// <summary>One for each kind of node, by its name; the caller disposes the list.</summary>
    public static ImageList Create()
    {
        var images = new ImageList { ImageSize = new Size(Edge, Edge), ColorDepth = ColorDepth.Depth32Bit };
        images.Images.Add(nameof(ObjectKind.Workspace), Draw(Folder(Color.FromArgb(240, 200, 90))));
        images.Images.Add(nameof(ObjectKind.Model), Draw(Cube));
        images.Images.Add(nameof(ObjectKind.Exports), Draw(Page(Arrow(isDown: false))));
        images.Images.Add(nameof(ObjectKind.Imports), Draw(Page(Arrow(isDown: true))));
        images.Images.Add(nameof(ObjectKind.Views), Draw(Grid(3)));
        images.Images.Add(nameof(ObjectKind.Modules), Draw(Grid(3)));
        images.Images.Add(nameof(ObjectKind.Lists), Draw(Lines));
        images.Images.Add(nameof(ObjectKind.Processes), Draw(Play));
        images.Images.Add(nameof(ObjectKind.Actions), Draw(Play));
        images.Images.Add(nameof(ObjectKind.Files), Draw(Page(_ => { })));
        images.Images.Add(Group, Draw(Folder(Color.FromArgb(205, 215, 230))));
        return images;
    }

    /// <summary>The key of what stands for several objects of a kind.</summary>
    public const string Group = "Group";

    private static Bitmap Draw(Action<Graphics> paint)
    {
        var image = new Bitmap(Edge, Edge);
        using var graphics = Graphics.FromImage(image);
        graphics.SmoothingMode = SmoothingMode.AntiAlias;
        paint(graphics);
        return image;
    }

    private static Action<Graphics> Folder(Color colour) => graphics =>
    {
        using var brush = new SolidBrush(colour);
        using var pen = new Pen(Color.FromArgb(150, 120, 50));
        graphics.FillRectangle(brush, 1, 3, 6, 3);
        graphics.FillRectangle(brush, 1, 5, 13, 8);
        graphics.DrawRectangle(pen, 1, 5, 13, 8);
    };

    private static void Cube(Graphics graphics)
    {
        using var brush = new SolidBrush(Color.FromArgb(110, 160, 220));
        using var pen = new Pen(Ink);
        Point[] outline = [new(8, 1), new(14, 4), new(14, 11), new(8, 14), new(2, 11), new(2, 4)];
        graphics.FillPolygon(brush, outline);
        graphics.DrawPolygon(pen, outline);
        graphics.DrawLine(pen, 2, 4, 8, 7);
        graphics.DrawLine(pen, 8, 7, 14, 4);
        graphics.DrawLine(pen, 8, 7, 8, 14);
    }

    private static Action<Graphics> Page(Action<Graphics> inside) => graphics =>
    {
        using var pen = new Pen(Ink);
        graphics.FillRectangle(Brushes.White, 3, 1, 10, 13);
        graphics.DrawRectangle(pen, 3, 1, 10, 13);
        inside(graphics);
    };

    private static Action<Graphics> Arrow(bool isDown) => graphics =>
    {
        using var brush = new SolidBrush(isDown ? Color.FromArgb(60, 140, 80) : Color.FromArgb(190, 110, 40));
        graphics.FillRectangle(brush, 7, 4, 2, 7);
        Point[] head = isDown ? [new(4, 8), new(12, 8), new(8, 12)] : [new(4, 7), new(12, 7), new(8, 3)];
        graphics.FillPolygon(brush, head);
    };

    private static Action<Graphics> Grid(int cells) => graphics =>
    {
        using var pen = new Pen(Ink);
        using var head = new SolidBrush(Color.FromArgb(190, 205, 230));
        graphics.FillRectangle(Brushes.White, 1, 2, 13, 12);
        graphics.FillRectangle(head, 1, 2, 13, 4);
        for (var i = 0; i <= cells; i++)
        {
            graphics.DrawLine(pen, 1, 2 + (i * 4), 14, 2 + (i * 4));
            graphics.DrawLine(pen, 1 + (i * 13 / cells), 2, 1 + (i * 13 / cells), 14);
        }
    };

    private static void Lines(Graphics graphics)
    {
        using var pen = new Pen(Ink);
        using var brush = new SolidBrush(Color.FromArgb(110, 160, 220));
        for (var y = 3; y <= 13; y += 5)
        {
            graphics.FillRectangle(brush, 1, y - 1, 3, 3);
            graphics.DrawLine(pen, 6, y, 14, y);
        }
    }

    private static void Play(Graphics graphics)
    {
        using var brush = new SolidBrush(Color.FromArgb(60, 140, 80));
        Point[] triangle = [new(4, 2), new(13, 8), new(4, 14)];
        graphics.FillPolygon(brush, triangle);
    }
}
