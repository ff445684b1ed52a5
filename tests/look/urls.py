"""Pages that exist in tests only: every layout and component with invented content."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tests.look import gallery

urlpatterns = i18n_patterns(
    path("mau/<slug:name>/", gallery.show, name="gallery"),
    path("thu-tuc/", gallery.nothing),
    path("thu-tuc/thai-san/", gallery.nothing),
    path("viec/<slug:slug>/", gallery.nothing),
    path("tra-cuu/ho-so/", gallery.nothing),
    path("kiem-tra-van-ban/", gallery.nothing),
    path("tinh-thu/", gallery.nothing),
    path("tinh-thu/so-lieu/", gallery.nothing),
    path("dang-nhap/", gallery.nothing),
    path("dang-xuat/", gallery.nothing),
    path("ca-nhan/", gallery.nothing),
    path("ca-nhan/qua-trinh/", gallery.nothing),
    path("ca-nhan/the-bhyt/", gallery.nothing),
    path("ca-nhan/quyen-loi/", gallery.nothing),
    path("ca-nhan/ho-so/", gallery.nothing),
    path("ca-nhan/hop-thu/", gallery.nothing),
    path("tai-khoan/", gallery.nothing),
    path("don-vi/", gallery.nothing),
    path("don-vi/<slug:code>/", gallery.nothing),
    path("don-vi/<slug:code>/lao-dong/", gallery.nothing),
    path("don-vi/<slug:code>/ke-khai/", gallery.nothing),
    path("don-vi/<slug:code>/lich-su/", gallery.nothing),
    path("don-vi/<slug:code>/thanh-toan/", gallery.nothing),
    path("don-vi/<slug:code>/c12/", gallery.nothing),
    path("", include("vssportal.home.urls")),
    prefix_default_language=False,
)
